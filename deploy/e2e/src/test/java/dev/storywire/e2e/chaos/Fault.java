package dev.storywire.e2e.chaos;

import java.util.Set;

/** Something that goes wrong, until it is put right. */
interface Fault {

    /** What must not suffer from a fault: every one of them is answered well while it lasts. */
    enum Spared {
        PUSHES,
        SEARCHES
    }

    /** What happens, for the report. */
    String name();

    void begin();

    /** Puts right whatever {@link #begin} has come to, even where that has failed. */
    void end();

    default Set<Spared> spares() {
        return Set.of();
    }

    /** Whether it is brought about by the server that it befalls, which must be well for that. */
    default boolean needsAnswers() {
        return false;
    }
}
