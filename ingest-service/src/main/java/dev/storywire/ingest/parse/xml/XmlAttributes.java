package dev.storywire.ingest.parse.xml;

import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The attributes of the start tag that was read last; values are decoded when they are asked for. */
final class XmlAttributes {
    private final byte[] in;
    private final int end;
    private final ParseLimits limits;
    private final XmlText text;
    private final ParseNotes notes;

    private Name[] names = new Name[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private String[] canonical = new String[16];
    private int count;
    private int after;
    private boolean xml;
    private boolean namespaces;
    private int valueEnd;
    private boolean noDoubleQuote;
    private boolean noSingleQuote;

    XmlAttributes(byte[] in, int end, ParseLimits limits, XmlText text, ParseNotes notes) {
        this.in = in;
        this.end = end;
        this.limits = limits;
        this.text = text;
        this.notes = notes;
    }

    /** Reads to the end of the tag; whether the tag closes itself. */
    boolean read(int start, NameTable table) {
        count = 0;
        xml = false;
        namespaces = false;
        int at = start;
        while (at < end) {
            byte b = in[at];
            if (b == '>') {
                after = at + 1;
                return false;
            }
            if (b == '<') {
                break;
            }
            if (b == '/' && at + 1 < end && in[at + 1] == '>') {
                after = at + 2;
                return true;
            }
            at = XmlNames.starts(b) ? attribute(at, table) : at + 1;
        }
        notes.odd("unclosed-tag", "A tag is not closed; it was taken to end before the next one.", null);
        after = at;
        return false;
    }

    private int attribute(int start, NameTable table) {
        int nameEnd = XmlNames.end(in, start, end);
        int at = skipBlanks(nameEnd);
        if (at >= end || in[at] != '=') {
            return nameEnd;
        }
        at = skipBlanks(at + 1);
        int valueFrom = at;
        int next;
        if (at < end && (in[at] == '"' || in[at] == '\'')) {
            valueFrom = at + 1;
            next = quoted(at);
        } else {
            next = unquoted(at);
        }
        add(table.name(in, start, nameEnd), valueFrom, valueEnd);
        return next;
    }

    private int quoted(int quoteAt) {
        byte quote = in[quoteAt];
        int last = Math.min(end, quoteAt + limits.valueBytes());
        boolean missing = quote == '"' ? noDoubleQuote : noSingleQuote;
        if (!missing) {
            for (int at = quoteAt + 1; at < last; at++) {
                if (in[at] == quote) {
                    valueEnd = at;
                    return at + 1;
                }
            }
            noDoubleQuote |= quote == '"';
            noSingleQuote |= quote == '\'';
        }
        notes.lost(
                "unclosed-attribute", "The value of an attribute is not closed; it was taken to end at a blank.", null);
        return unquoted(quoteAt + 1);
    }

    private int unquoted(int start) {
        int at = start;
        while (at < end && in[at] != '>' && in[at] != '<' && (in[at] < 0 || in[at] > ' ')) {
            if (in[at] == '/' && at + 1 < end && in[at + 1] == '>') {
                break;
            }
            at++;
        }
        valueEnd = at;
        return at;
    }

    private void add(Name name, int valueFrom, int valueTo) {
        if (count >= limits.attributes()) {
            if (!notes.has("too-many-attributes")) {
                notes.lost(
                        "too-many-attributes",
                        "An element has more than " + limits.attributes() + " attributes; the others were left out.",
                        null);
            }
            return;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            canonical = Arrays.copyOf(canonical, count * 2);
        }
        names[count] = name;
        from[count] = valueFrom;
        to[count] = valueTo;
        xml |= name.prefix.equals("xml");
        namespaces |= name.prefix.equals("xmlns") || name.local.equals("xmlns");
        count++;
    }

    /** Puts the namespaces that the tag declares in scope, then names the attributes by them. */
    void bindNamespaces(NameTable table) {
        if (namespaces) {
            for (int i = 0; i < count; i++) {
                Name name = names[i];
                if (name.prefix.equals("xmlns")) {
                    table.bind(name.local, value(i));
                } else if (name.prefix.isEmpty() && name.local.equals("xmlns")) {
                    table.bind("", value(i));
                }
            }
        }
        for (int i = 0; i < count; i++) {
            canonical[i] = names[i].prefix.equals("xmlns") ? "xmlns:" + names[i].local : table.attribute(names[i]);
        }
    }

    /** Whether there is one of the {@code xml:} attributes. */
    boolean hasXml() {
        return xml;
    }

    @Nullable String get(String name) {
        for (int i = 0; i < count; i++) {
            if (canonical[i].equals(name)) {
                return value(i);
            }
        }
        return null;
    }

    int count() {
        return count;
    }

    String name(int index) {
        return canonical[index];
    }

    String value(int index) {
        int classes = 0;
        for (int at = from[index]; at < to[index]; at++) {
            classes |= XmlText.CLASS[in[at] & 0xff];
        }
        return text.decode(in, from[index], to[index], classes).strip();
    }

    /** The first byte after the tag. */
    int after() {
        return after;
    }

    private int skipBlanks(int start) {
        int at = start;
        while (at < end && in[at] >= 0 && in[at] <= ' ') {
            at++;
        }
        return at;
    }
}
