package dev.storywire.ingest.parse.xml;

import java.util.Arrays;

/** A name as a document writes it; its canonical form is worked out once for each change of the namespaces in scope. */
final class Name {
    final byte[] raw;
    final int hash;
    final String prefix;
    final String local;
    int scope = -1;
    String canonical = "";

    Name(byte[] raw, int hash, String prefix, String local) {
        this.raw = raw;
        this.hash = hash;
        this.prefix = prefix;
        this.local = local;
    }

    boolean is(byte[] in, int from, int to) {
        return Arrays.equals(raw, 0, raw.length, in, from, to);
    }
}
