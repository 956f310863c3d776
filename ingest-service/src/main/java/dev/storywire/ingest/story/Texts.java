package dev.storywire.ingest.story;

import org.jspecify.annotations.Nullable;

/** Text that says something. */
final class Texts {

    private Texts() {}

    /** The text without white space around it, or {@code null} where nothing is left. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The first that says something. */
    static @Nullable String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            String stripped = orNull(text);
            if (stripped != null) {
                return stripped;
            }
        }
        return null;
    }
}
