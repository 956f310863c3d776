package dev.storywire.ingest.parse.bytes;

import dev.storywire.ingest.parse.model.DocumentKind;
import org.jspecify.annotations.Nullable;

/** The signs by which plain-text wire messages are known: control characters (IPTC 7901, ANPA 1312), or the teleprinter's ZCZC. */
final class WireSigns {
    private static final int HEADER = 600;
    private static final byte SOH = 1;
    private static final byte STX = 2;
    private static final byte SYN = 0x16;

    private WireSigns() {}

    static @Nullable DocumentKind look(byte[] in, int from, int to) {
        int at = from;
        boolean syn = false;
        while (at < to && ((in[at] >= 0 && in[at] <= ' ' && in[at] != SOH) || in[at] == 0x7f)) {
            syn |= in[at] == SYN;
            at++;
        }
        if (startsTelegram(in, at, to)) {
            return DocumentKind.IPTC7901;
        }
        if (at >= to || in[at] != SOH || !hasStartOfText(in, at, to)) {
            return null;
        }
        return syn ? DocumentKind.ANPA1312 : DocumentKind.IPTC7901;
    }

    private static boolean startsTelegram(byte[] in, int at, int to) {
        return at + 5 < to
                && in[at] == 'Z'
                && in[at + 1] == 'C'
                && in[at + 2] == 'Z'
                && in[at + 3] == 'C'
                && in[at + 4] <= ' ';
    }

    private static boolean hasStartOfText(byte[] in, int from, int to) {
        int end = Math.min(to, from + HEADER);
        for (int at = from + 1; at < end; at++) {
            if (in[at] == STX) {
                return true;
            }
        }
        return false;
    }
}
