package dev.storywire.e2e.chaos;

/**
 * How a story has to stand at the end: as it was pushed and taken last, or as its feed shows it last.
 *
 * @param name the last part of its address, by which it is known everywhere
 * @param revision {@link #ANY} where nobody was told: a feed may be read after every change of a story or after some
 */
record Accepted(String name, String headline, boolean canceled, int revision) {

    static final int ANY = 0;
}
