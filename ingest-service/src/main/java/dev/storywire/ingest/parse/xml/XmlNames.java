package dev.storywire.ingest.parse.xml;

import java.util.Set;

/** Which bytes make up names, and which HTML elements have no end tag. */
final class XmlNames {
    private static final boolean[] IN_NAME = new boolean[256];
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    static {
        for (int i = 0; i < 256; i++) {
            IN_NAME[i] = i >= 0x80
                    || (i >= 'a' && i <= 'z')
                    || (i >= 'A' && i <= 'Z')
                    || (i >= '0' && i <= '9')
                    || i == ':'
                    || i == '_'
                    || i == '-'
                    || i == '.';
        }
    }

    private XmlNames() {}

    static boolean starts(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == ':' || b < 0;
    }

    static int end(byte[] in, int from, int to) {
        int at = from;
        while (at < to && IN_NAME[in[at] & 0xff]) {
            at++;
        }
        return at;
    }

    static boolean isVoid(String name) {
        return VOID.contains(name);
    }
}
