package dev.storywire.search.storyevent;

import java.util.Locale;

/** Why an event can never be indexed. */
enum PoisonReason {
    /** Of another version than this service knows: it may mean something else by the same names. */
    UNKNOWN_TYPE,
    NOT_JSON,
    NO_ID,
    NO_REVISION,
    /** The index refuses the story (a field holds something of another type than it is declared with), or this service fails at it. */
    REJECTED;

    /** As the header of the dead letter says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
