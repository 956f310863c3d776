package dev.storywire.gateway.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the members of a JSON object (RFC 8259) without reading more of their values than where they end. What isn't an
 * object has none. Values aren't checked: what is malformed within one may be passed over.
 */
final class FirstLevel {

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] json;
    private int at;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;

    FirstLevel(byte[] json) {
        this.json = json;
    }

    /** Goes on to the next member, if there is one. */
    boolean next() {
        boolean first = at == 0;
        skipSpace();
        if (!take(first ? '{' : ',')) {
            return false;
        }
        skipSpace();
        nameFrom = at;
        if (!takeString()) {
            return false;
        }
        nameTo = at;
        skipSpace();
        if (!take(':')) {
            return false;
        }
        skipSpace();
        valueFrom = at;
        boolean complete = takeValue();
        valueTo = at;
        return complete;
    }

    /** Where the member begins, with its name. */
    int from() {
        return nameFrom;
    }

    /** Where its value has ended. */
    int to() {
        return valueTo;
    }

    boolean isNamed(String name) {
        return name.equals(string(nameFrom, nameTo));
    }

    /** The value, if it is a string. */
    @Nullable String text() {
        return json[valueFrom] == '"' ? string(valueFrom, valueTo) : null;
    }

    private boolean take(char expected) {
        boolean there = at < json.length && json[at] == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private boolean takeValue() {
        if (at == json.length) {
            return false;
        }
        return switch (json[at]) {
            case '"' -> takeString();
            case '{', '[' -> takeNested();
            default -> takePlain();
        };
    }

    private boolean takeString() {
        if (!take('"')) {
            return false;
        }
        // Most of an answer is within strings.
        byte[] bytes = json;
        int i = at;
        while (i < bytes.length && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        at = i;
        return take('"');
    }

    private boolean takeNested() {
        int depth = 0;
        while (at < json.length) {
            switch (json[at]) {
                case '"' -> {
                    if (!takeString()) {
                        return false;
                    }
                }
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** A number, {@code true}, {@code false} or {@code null}. */
    private boolean takePlain() {
        int begin = at;
        while (at < json.length && (Character.isLetterOrDigit(json[at]) || "+-.".indexOf(json[at]) >= 0)) {
            at++;
        }
        return at > begin;
    }

    private @Nullable String string(int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                return unescaped(from, to);
            }
        }
        return new String(json, from + 1, to - from - 2, StandardCharsets.UTF_8);
    }

    private @Nullable String unescaped(int from, int to) {
        try (JsonParser parser = JSON.createParser(json, from, to - from)) {
            return parser.nextTextValue();
        } catch (IOException malformed) {
            return null;
        }
    }
}
