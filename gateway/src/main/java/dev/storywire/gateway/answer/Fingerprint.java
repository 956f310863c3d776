package dev.storywire.gateway.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * What tells one content from another in 64 bits: quick, the same on every replica, and good enough against chance, not
 * against malice. Who makes two contents of one fingerprint on purpose gains that a cache keeps the older.
 */
final class Fingerprint {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // The constants of xxHash64, whose steps for the end of an input these are.
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;

    private long state = PRIME_3;

    /** Adds a piece; the same bytes in other pieces are another content. */
    void add(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            mix((long) WORDS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | (bytes[at] & 0xFF);
        }
        mix(rest);
        mix(to - from);
    }

    private void mix(long word) {
        state ^= Long.rotateLeft(word * PRIME_2, 31) * PRIME_1;
        state = Long.rotateLeft(state, 27) * PRIME_1 + PRIME_4;
    }

    /** Sixteen hexadecimal digits. */
    String text() {
        long end = (state ^ state >>> 33) * PRIME_2;
        end = (end ^ end >>> 29) * PRIME_3;
        return HexFormat.of().toHexDigits(end ^ end >>> 32);
    }
}
