package dev.storywire.e2e.chaos;

/** Something that is not as it has to be. */
record Difference(Kind kind, String place, String story, String detail) {

    enum Kind {
        /** What was accepted is not there. */
        LOST,
        /** It is there more than once, or something is there that nobody sent. */
        DOUBLED,
        /** It is there as it was before. */
        STALE,
        /** A later state came before an earlier one. */
        REORDERED,
        /** Somebody who waits for it was not told. */
        UNDELIVERED
    }

    @Override
    public String toString() {
        return kind + " in the " + place + ": " + story + ", " + detail;
    }
}
