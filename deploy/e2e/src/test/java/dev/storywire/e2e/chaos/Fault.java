package dev.storywire.e2e.chaos;

/** Something that goes wrong, until it is put right. */
interface Fault {

    /** What happens, for the report. */
    String name();

    void begin();

    void end();
}
