package dev.storywire.ingest.parse.bytes;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks and mends UTF-8 (RFC 3629: no surrogates, nothing overlong, nothing above U+10FFFF). */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** What the bytes 80 to 9F are in windows-1252; those that it leaves open are dropped when text is mended. */
    private static final String WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /**
     * @param sequences well-formed sequences of two bytes and more
     * @param faults bytes that belong to no well-formed sequence
     */
    record Survey(int sequences, int faults) {
        boolean valid() {
            return faults == 0;
        }
    }

    private Utf8() {}

    static Survey survey(byte[] bytes, int from, int to) {
        int sequences = 0;
        int faults = 0;
        int at = from;
        while (at < to) {
            at = skipAscii(bytes, at, to);
            if (at >= to) {
                break;
            }
            int length = sequence(bytes, at, to);
            if (length == 0) {
                faults++;
                at++;
            } else {
                sequences++;
                at += length;
            }
        }
        return new Survey(sequences, faults);
    }

    /** Reads bytes outside well-formed sequences as windows-1252, which is what strays into UTF-8 text in practice. */
    static byte[] mend(byte[] bytes, int from, int to) {
        var out = new ByteArrayOutputStream(to - from + 64);
        int at = from;
        while (at < to) {
            int ascii = skipAscii(bytes, at, to);
            out.write(bytes, at, ascii - at);
            at = ascii;
            if (at >= to) {
                break;
            }
            int length = sequence(bytes, at, to);
            if (length == 0) {
                writeWindows1252(bytes[at] & 0xff, out);
                at++;
            } else {
                out.write(bytes, at, length);
                at += length;
            }
        }
        return out.toByteArray();
    }

    private static void writeWindows1252(int value, ByteArrayOutputStream out) {
        int c = value < 0xa0 ? WINDOWS_1252.charAt(value - 0x80) : value;
        if (c >= 0x800) {
            out.write(0xe0 | c >> 12);
            out.write(0x80 | (c >> 6 & 0x3f));
            out.write(0x80 | (c & 0x3f));
        } else if (c != 0) {
            out.write(0xc0 | c >> 6);
            out.write(0x80 | (c & 0x3f));
        }
    }

    static int skipAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += 8;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The length of the well-formed sequence that starts with the non-ASCII byte at {@code at}, or 0. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
