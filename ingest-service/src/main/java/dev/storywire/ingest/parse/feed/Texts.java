package dev.storywire.ingest.parse.feed;

import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.ElementContent;
import dev.storywire.ingest.parse.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** Reads texts and numbers from the current element. */
public final class Texts {
    private Texts() {}

    /** The element's content, where its format leaves open whether it is text or HTML; markup in it settles that. */
    public static @Nullable RichText unstated(XmlReader in) {
        return read(in, RichText.Kind.UNSTATED);
    }

    /** The element's content, which is plain text unless there is markup in it. */
    public static @Nullable RichText plain(XmlReader in) {
        return read(in, RichText.Kind.PLAIN);
    }

    /** The element's content, which is HTML. */
    public static @Nullable RichText html(XmlReader in) {
        return read(in, RichText.Kind.HTML);
    }

    /** The element's content, which is markup. */
    public static @Nullable RichText xhtml(XmlReader in) {
        String base = in.base();
        String language = in.language();
        ElementContent content = in.markupContent();
        return content == null ? null : new RichText(content.value(), RichText.Kind.HTML, base, language);
    }

    private static @Nullable RichText read(XmlReader in, RichText.Kind kind) {
        String base = in.base();
        String language = in.language();
        ElementContent content = in.content();
        if (content == null) {
            return null;
        }
        return new RichText(content.value(), content.markup() ? RichText.Kind.HTML : kind, base, language);
    }

    /** A plain text that is at hand. */
    public static @Nullable RichText plain(@Nullable String value) {
        return value == null || value.isBlank() ? null : new RichText(value.strip(), RichText.Kind.PLAIN, null, null);
    }

    /** A whole number of at least 0, with thousands separators left out; {@code null} if it is none. */
    public static @Nullable Long number(@Nullable String text) {
        if (text == null || text.length() > 30) {
            return null;
        }
        long value = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                digits++;
            } else if (c == '.' && digits > 0 && text.length() - i != 4) {
                break;
            } else if (c != ',' && c != ' ' && c != '.' && !text.startsWith("px", i)) {
                return null;
            } else if (c == 'p') {
                break;
            }
        }
        return digits == 0 || digits > 18 ? null : value;
    }

    /** As {@link #number}, where it fits. */
    public static @Nullable Integer smallNumber(@Nullable String text) {
        Long value = number(text);
        return value == null || value > Integer.MAX_VALUE ? null : value.intValue();
    }

    /** A duration in seconds: a number, or {@code H:MM:SS} or {@code MM:SS}; {@code null} if it is none. */
    public static @Nullable Double duration(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 20) {
            return null;
        }
        double seconds = 0;
        for (String part : text.split(":", 4)) {
            Double value = decimal(part.strip());
            if (value == null) {
                return null;
            }
            seconds = seconds * 60 + value;
        }
        return seconds;
    }

    private static @Nullable Double decimal(String text) {
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i > 0) {
                point = true;
            } else if (c < '0' || c > '9') {
                return null;
            }
        }
        return text.isEmpty() || text.length() > 15 ? null : Double.valueOf(text);
    }
}
