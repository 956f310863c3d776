package dev.storywire.ingest.parse.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the encoding labels that a document carries, in bytes whose ASCII part can be read as it is. */
final class DeclaredEncoding {
    /** The HTML standard's prescan looks this far; publishers put more than that before their meta element. */
    private static final int PRESCAN = 4096;

    private DeclaredEncoding() {}

    /** The {@code charset} parameter of a {@code Content-Type}, unquoted. */
    static @Nullable String ofContentType(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        return parameter(contentType.toLowerCase(Locale.ROOT), 0, "charset", ";, \t");
    }

    /** The {@code encoding} of the XML declaration, also when blanks or other bytes stand before it. */
    static @Nullable String ofXml(byte[] bytes, int from, int to) {
        String head = ascii(bytes, from, to, 1024);
        int start = head.indexOf("<?xml");
        if (start < 0) {
            return null;
        }
        int end = head.indexOf('>', start);
        String declaration = head.substring(start, end < 0 ? head.length() : end);
        return parameter(declaration, 5, "encoding", "?> \t\r\n");
    }

    /** The {@code charset} of the first HTML {@code meta} element that has one. */
    static @Nullable String ofMeta(byte[] bytes, int from, int to) {
        String head = ascii(bytes, from, to, PRESCAN).toLowerCase(Locale.ROOT);
        int meta = head.indexOf("<meta");
        while (meta >= 0) {
            int end = head.indexOf('>', meta);
            String element = head.substring(meta, end < 0 ? head.length() : end);
            String label = parameter(element, 5, "charset", "\"'; \t\r\n/>");
            if (label != null) {
                return label;
            }
            meta = head.indexOf("<meta", meta + 5);
        }
        return null;
    }

    private static String ascii(byte[] bytes, int from, int to, int most) {
        return new String(bytes, from, Math.min(to - from, most), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String parameter(String text, int from, String name, String stops) {
        int at = text.indexOf(name, from);
        while (at >= 0) {
            int p = skipBlanks(text, at + name.length());
            if (p < text.length() && text.charAt(p) == '=') {
                p = skipBlanks(text, p + 1);
                String value = value(text, p, stops);
                return value.isEmpty() ? null : value;
            }
            at = text.indexOf(name, at + name.length());
        }
        return null;
    }

    private static String value(String text, int from, String stops) {
        if (from >= text.length()) {
            return "";
        }
        char quote = text.charAt(from);
        boolean quoted = quote == '"' || quote == '\'';
        int start = quoted ? from + 1 : from;
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (quoted ? c == quote : stops.indexOf(c) >= 0) {
                break;
            }
            end++;
        }
        return text.substring(start, end).strip();
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
