package dev.storywire.ingest.parse.xml;

import dev.storywire.ingest.parse.model.ParseNotes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** Makes strings of byte ranges: references resolved, line ends unified, characters that XML forbids left out. */
final class XmlText {
    /** Classes of bytes while text is scanned. */
    static final int LESS_THAN = 1;

    static final int AMPERSAND = 2;
    static final int CONTROL = 4;
    static final byte[] CLASS = new byte[256];

    private static final String C1 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
    private static final int LONGEST_REFERENCE = 40;
    private static final int DEEPEST = 8;

    static {
        for (int i = 0; i < 0x20; i++) {
            CLASS[i] = CONTROL;
        }
        CLASS['\t'] = 0;
        CLASS['\n'] = 0;
        CLASS['<'] = LESS_THAN;
        CLASS['&'] = AMPERSAND;
    }

    private final ParseNotes notes;
    private Map<String, String> declared = Map.of();
    private int budget;

    XmlText(ParseNotes notes, int entityCharacters) {
        this.notes = notes;
        this.budget = entityCharacters;
    }

    void declare(Map<String, String> entities) {
        declared = entities;
    }

    /** Character data or an attribute value. {@code flags} are the classes of the bytes in the range. */
    String decode(byte[] in, int from, int to, int flags) {
        String raw = new String(in, from, to - from, StandardCharsets.UTF_8);
        if ((flags & (AMPERSAND | CONTROL)) == 0) {
            return raw;
        }
        var out = new StringBuilder(raw.length());
        decode(raw, out, 0);
        return out.toString();
    }

    /** The content of a CDATA section. */
    static String decodeCdata(byte[] in, int from, int to, int flags) {
        String raw = new String(in, from, to - from, StandardCharsets.UTF_8);
        if ((flags & CONTROL) == 0) {
            return raw;
        }
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            appendClean(raw, i, out);
        }
        return out.toString();
    }

    private void decode(String raw, StringBuilder out, int depth) {
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c == '&') {
                at = reference(raw, at, out, depth);
            } else {
                appendClean(raw, at, out);
                at++;
            }
        }
    }

    private static void appendClean(String raw, int at, StringBuilder out) {
        char c = raw.charAt(at);
        if (c == '\r') {
            if (at + 1 >= raw.length() || raw.charAt(at + 1) != '\n') {
                out.append('\n');
            }
        } else if (c >= ' ' || c == '\n' || c == '\t') {
            out.append(c);
        }
    }

    /** Appends what the reference at {@code at} stands for, or the ampersand itself; gives the index after it. */
    private int reference(String raw, int at, StringBuilder out, int depth) {
        int semicolon = raw.indexOf(';', at + 1, Math.min(raw.length(), at + LONGEST_REFERENCE));
        if (at + 1 < raw.length() && raw.charAt(at + 1) == '#') {
            return numeric(raw, at, out);
        }
        if (semicolon > at + 1) {
            String name = raw.substring(at + 1, semicolon);
            String text = named(name, depth);
            if (text != null) {
                out.append(text);
                return semicolon + 1;
            }
        }
        out.append('&');
        return at + 1;
    }

    private @Nullable String named(String name, int depth) {
        switch (name) {
            case "amp" -> {
                return "&";
            }
            case "lt" -> {
                return "<";
            }
            case "gt" -> {
                return ">";
            }
            case "quot" -> {
                return "\"";
            }
            case "apos" -> {
                return "'";
            }
            default -> {}
        }
        String value = declared.get(name);
        if (value != null) {
            return expand(value, depth);
        }
        String html = isName(name) ? Entities.getByName(name) : "";
        return html.isEmpty() ? null : html;
    }

    private String expand(String value, int depth) {
        if (depth >= DEEPEST || value.length() > budget) {
            if (!notes.has("entity-limit")) {
                notes.lost(
                        "entity-limit",
                        "The document's own entities expand to more than is allowed; further ones were left out.",
                        null);
            }
            budget = depth >= DEEPEST ? budget : 0;
            return "";
        }
        budget -= value.length();
        if (value.indexOf('&') < 0) {
            return value;
        }
        var out = new StringBuilder();
        decode(value, out, depth + 1);
        return out.toString();
    }

    private int numeric(String raw, int at, StringBuilder out) {
        boolean hex = at + 2 < raw.length() && (raw.charAt(at + 2) | 0x20) == 'x';
        int start = at + (hex ? 3 : 2);
        int end = start;
        int code = 0;
        while (end < raw.length()) {
            int digit = Character.digit(raw.charAt(end), hex ? 16 : 10);
            if (digit < 0 || raw.charAt(end) > 'f') {
                break;
            }
            code = Math.min(code * (hex ? 16 : 10) + digit, 0x110000);
            end++;
        }
        if (end == start) {
            out.append('&');
            return at + 1;
        }
        appendCode(code, out);
        return end < raw.length() && raw.charAt(end) == ';' ? end + 1 : end;
    }

    private void appendCode(int code, StringBuilder out) {
        int fixed = code >= 0x80 && code < 0xa0 ? C1.charAt(code - 0x80) : code;
        boolean forbidden = (fixed < 0x20 && fixed != '\t' && fixed != '\n' && fixed != '\r')
                || (fixed >= 0xd800 && fixed < 0xe000)
                || (fixed & 0xfffe) == 0xfffe
                || fixed > 0x10ffff;
        if (forbidden) {
            notes.lost("invalid-character", "A character reference stands for no character; it was left out.", null);
        } else {
            out.appendCodePoint(fixed);
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] in, int at, int end, String text) {
        if (at + text.length() > end) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            byte b = in[at + i];
            if (b != text.charAt(i) && (b < 'a' || b > 'z' || b - 0x20 != text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where the ASCII text stands at or after {@code from}, or -1. */
    static int indexOf(byte[] in, int from, int end, String text) {
        byte first = (byte) text.charAt(0);
        int last = end - text.length();
        for (int at = from; at <= last; at++) {
            if (in[at] == first && startsWith(in, at, end, text)) {
                return at;
            }
        }
        return -1;
    }
}
