package dev.storywire.gateway.answer;

import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What tells one content from another in 64 bits: two checksums that processors compute, which together miss one change in
 * 2<sup>64</sup>. The same on every replica; good against chance, not against malice: who makes two contents of one
 * fingerprint on purpose gains that a cache keeps the older.
 */
final class Fingerprint {

    private final Checksum first = new CRC32();
    private final Checksum second = new CRC32C();

    /** Adds a piece; the same bytes in other pieces are another content. */
    void add(byte[] bytes, int from, int to) {
        add(first, bytes, from, to);
        add(second, bytes, from, to);
    }

    private static void add(Checksum checksum, byte[] bytes, int from, int to) {
        checksum.update(bytes, from, to - from);
        checksum.update(0);
    }

    /** Sixteen hexadecimal digits. */
    String text() {
        return HexFormat.of().toHexDigits(first.getValue() << Integer.SIZE | second.getValue());
    }
}
