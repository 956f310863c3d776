package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.Nullable;

/**
 * A text as a document carried it, with what is needed to understand it.
 *
 * @param value never blank; entities of the carrying format are decoded, markup is still in it
 * @param kind what the value is
 * @param base absolute address that relative links in it start from, if known
 * @param language its declared language (BCP 47, as written), if any
 */
public record RichText(
        String value,
        Kind kind,
        @Nullable String base,
        @Nullable String language) {

    /** What a text is. */
    public enum Kind {
        /** Plain text by its format's word: {@code <} is a less-than sign. */
        PLAIN,
        /** HTML by its format's word. */
        HTML,
        /** Either: the format does not say, publishers do both (an RSS title or description). */
        UNSTATED
    }
}
