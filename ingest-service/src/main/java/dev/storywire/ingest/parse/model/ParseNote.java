package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.Nullable;

/**
 * What was odd or lost while a document was read.
 *
 * @param weight whether anything was lost
 * @param code stable, in kebab case, for programs
 * @param message for people: what, and what was made of it
 * @param path JSON pointer to the place in the answer ({@code /stories/3}), absent where the whole document is meant
 */
public record ParseNote(
        Weight weight,
        String code,
        String message,
        @Nullable String path) {

    /** How much a note matters. */
    public enum Weight {
        /** Odd, but read in full. */
        ODD,
        /** Mended by a guess, or a part is lost. */
        LOST,
        /** The reading ended early. */
        ENDED
    }
}
