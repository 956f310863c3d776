package dev.storywire.ingest.parse.xml;

import dev.storywire.ingest.url.Urls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together the content of an element that holds more than one run of text. */
final class ContentReader {

    /** What to make of elements in the content. */
    enum Mode {
        /** Their text. */
        TEXT,
        /** There should be none; where there are, publishers forgot to escape HTML. */
        GUESS,
        /** They are the content. */
        MARKUP
    }

    private final XmlReader reader;
    private final Mode mode;
    private final int most;
    private final @Nullable String base;
    private final StringBuilder out = new StringBuilder();
    private boolean markup;

    private ContentReader(XmlReader reader, Mode mode, int most) {
        this.reader = reader;
        this.mode = mode;
        this.most = most;
        this.base = reader.base();
        this.markup = mode == Mode.MARKUP;
    }

    static @Nullable ElementContent read(XmlReader reader, Mode mode, int most) {
        return new ContentReader(reader, mode, most).read();
    }

    private @Nullable ElementContent read() {
        int leaf = reader.depth();
        String name = "";
        while (reader.depth() >= leaf) {
            if (reader.depth() > leaf) {
                name = reader.name();
            }
            switch (reader.next()) {
                case TEXT -> characters();
                case START -> start();
                case END -> {
                    if (reader.depth() >= leaf && markup && mode != Mode.TEXT && !XmlNames.isVoid(local(name))) {
                        append("</" + local(name) + ">");
                    }
                }
                case EOF -> {
                    return result();
                }
            }
        }
        return result();
    }

    private @Nullable ElementContent result() {
        String value = out.toString().strip();
        return value.isEmpty() ? null : new ElementContent(value, markup && mode != Mode.TEXT);
    }

    private void characters() {
        String text = reader.characters();
        if (!markup || mode == Mode.TEXT) {
            append(text);
        } else if (mode == Mode.GUESS && (reader.isCdata() || looksLikeMarkup(text))) {
            append(text);
        } else {
            escape(text);
        }
    }

    private void start() {
        if (mode == Mode.TEXT) {
            if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
                out.append(' ');
            }
            return;
        }
        if (!markup) {
            markup = true;
            String before = out.toString();
            if (!looksLikeMarkup(before)) {
                out.setLength(0);
                escape(before);
            }
        }
        append("<" + local(reader.name()));
        XmlAttributes attributes = reader.attributes();
        for (int i = 0; i < attributes.count(); i++) {
            attribute(attributes.name(i), attributes.value(i));
        }
        append(">");
    }

    private void attribute(String name, String value) {
        if (name.indexOf(':') >= 0 || name.equals("xmlns")) {
            return;
        }
        String fixed = value;
        if ((name.equals("href") || name.equals("src")) && !Objects.equals(base, reader.base())) {
            fixed = Urls.resolve(reader.base(), value);
        }
        append(" ");
        append(name);
        append("=\"");
        escape(fixed);
        append("\"");
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private void append(String text) {
        if (out.length() < most) {
            out.append(text);
        }
    }

    private void escape(String text) {
        if (out.length() >= most) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    /** Whether there is a tag in it: a less-than sign and a letter or slash. */
    private static boolean looksLikeMarkup(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            char c = text.charAt(at + 1);
            if (c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                return true;
            }
            at = text.indexOf('<', at + 1);
        }
        return false;
    }
}
