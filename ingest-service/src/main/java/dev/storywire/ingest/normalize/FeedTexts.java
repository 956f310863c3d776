package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.model.RichText;
import org.jspecify.annotations.Nullable;

/** Reads the texts of parsed feeds by what their format says they are. */
final class FeedTexts {
    private FeedTexts() {}

    /** One line of plain text, {@code null} if nothing is left. */
    static @Nullable String line(@Nullable RichText text) {
        if (text == null) {
            return null;
        }
        String line =
                switch (text.kind()) {
                    case PLAIN -> PlainText.lineOfText(text.value());
                    case HTML, UNSTATED -> PlainText.lineOfHtml(text.value());
                };
        return line.isEmpty() ? null : line;
    }

    /** One line of plain text from a short value that may hold entities. */
    static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String line = PlainText.lineOfText(text);
        return line.isEmpty() ? null : line;
    }

    /** Whether there are tags in the text. */
    static boolean hasTags(RichText text) {
        if (text.kind() == RichText.Kind.PLAIN) {
            return false;
        }
        String value = text.value();
        int at = value.indexOf('<');
        while (at >= 0 && at + 1 < value.length()) {
            char c = value.charAt(at + 1);
            if (c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                return true;
            }
            at = value.indexOf('<', at + 1);
        }
        return false;
    }
}
