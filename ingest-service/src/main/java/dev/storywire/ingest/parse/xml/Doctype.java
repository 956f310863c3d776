package dev.storywire.ingest.parse.xml;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a document type declaration for the sake of the plain entities that it declares; everything that refers to the
 * outside (external subsets, external and parameter entities) is passed over and nothing is ever fetched.
 */
final class Doctype {
    private static final int MOST_ENTITIES = 1000;
    private static final int LONGEST_VALUE = 16 << 10;

    private final byte[] in;
    private final int end;
    private int at;
    private final Map<String, String> entities = new HashMap<>();
    private boolean external;

    private Doctype(byte[] in, int start, int end) {
        this.in = in;
        this.at = start;
        this.end = end;
    }

    /** Reads the declaration whose {@code <!DOCTYPE} starts at {@code start}. */
    static Doctype read(byte[] in, int start, int end) {
        var doctype = new Doctype(in, start + 2, end);
        doctype.declaration();
        return doctype;
    }

    /** The first byte after the declaration. */
    int after() {
        return at;
    }

    /** Replacement texts by entity name, not expanded. */
    Map<String, String> entities() {
        return entities;
    }

    /** Whether entities were declared that live outside the document. */
    boolean external() {
        return external;
    }

    private void declaration() {
        boolean subset = false;
        while (at < end) {
            byte b = in[at];
            if (b == '"' || b == '\'') {
                literal();
            } else if (b == '<' && subset) {
                markup();
            } else if (b == '<') {
                return; // an element: the declaration was never closed
            } else {
                at++;
                if (b == '>' && !subset) {
                    return;
                }
                subset = b == '[' || (subset && b != ']');
            }
        }
    }

    private void markup() {
        if (starts("<!--")) {
            int close = find("-->", at + 4);
            at = close < 0 ? end : close + 3;
        } else if (starts("<!ENTITY")) {
            at += 8;
            entity();
        } else if (starts("<!") || starts("<?")) {
            skipToClose();
        } else {
            at++;
        }
    }

    private void entity() {
        skipBlanks();
        if (at < end && in[at] == '%') {
            external = true;
            skipToClose();
            return;
        }
        String name = word();
        skipBlanks();
        if (at < end && (in[at] == '"' || in[at] == '\'')) {
            String value = literal();
            if (entities.size() < MOST_ENTITIES && value.length() <= LONGEST_VALUE) {
                entities.putIfAbsent(name, value);
            }
        } else {
            external = true;
            entities.putIfAbsent(name, "");
        }
        skipToClose();
    }

    private String word() {
        int start = at;
        while (at < end && in[at] > ' ' && in[at] != '>' && in[at] != '"' && in[at] != '\'' && at - start < 256) {
            at++;
        }
        return new String(in, start, at - start, StandardCharsets.UTF_8);
    }

    private String literal() {
        byte quote = in[at++];
        int start = at;
        while (at < end && in[at] != quote) {
            at++;
        }
        String value = new String(in, start, at - start, StandardCharsets.UTF_8);
        at = Math.min(end, at + 1);
        return value;
    }

    private void skipToClose() {
        while (at < end && in[at] != '>') {
            if (in[at] == '"' || in[at] == '\'') {
                literal();
            } else {
                at++;
            }
        }
        at = Math.min(end, at + 1);
    }

    private void skipBlanks() {
        while (at < end && in[at] >= 0 && in[at] <= ' ') {
            at++;
        }
    }

    private boolean starts(String text) {
        return XmlText.startsWith(in, at, end, text);
    }

    private int find(String text, int from) {
        return XmlText.indexOf(in, from, end, text);
    }
}
