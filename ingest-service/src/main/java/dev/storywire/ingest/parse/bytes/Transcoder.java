package dev.storywire.ingest.parse.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Converts to UTF-8 in pieces, so that no second copy of the document exists as characters. */
final class Transcoder {
    private static final int PIECE = 8192;

    private Transcoder() {}

    /** Bytes that the charset can't read are left out. */
    static byte[] toUtf8(byte[] bytes, int from, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.IGNORE)
                .onUnmappableCharacter(CodingErrorAction.IGNORE);
        var encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.IGNORE)
                .onUnmappableCharacter(CodingErrorAction.IGNORE);
        var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        var chars = CharBuffer.allocate(PIECE);
        var out = ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE - 64L, (bytes.length - from) * 3L / 2 + 64));
        boolean more = true;
        while (more) {
            more = decoder.decode(in, chars, true).isOverflow();
            if (!more) {
                decoder.flush(chars);
            }
            chars.flip();
            while (encoder.encode(chars, out, !more) == CoderResult.OVERFLOW) {
                out = grow(out);
            }
            chars.compact();
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static ByteBuffer grow(ByteBuffer full) {
        full.flip();
        return ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE - 64L, full.capacity() * 2L + 64))
                .put(full);
    }

    /**
     * How many bytes or code units the charset can't read, counted up to {@code most}; control characters of C1 count, which
     * no text has and the ISO 8859 family maps silently.
     */
    static int faults(byte[] bytes, int from, int to, Charset charset, int most) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, from, to - from);
        var chars = CharBuffer.allocate(PIECE);
        int faults = 0;
        while (faults < most) {
            CoderResult result = decoder.decode(in, chars, true);
            faults += odd(chars);
            chars.clear();
            if (result.isError()) {
                faults++;
                in.position(in.position() + result.length());
            } else if (result.isUnderflow()) {
                break;
            }
        }
        return faults;
    }

    private static int odd(CharBuffer chars) {
        char[] array = chars.array();
        int odd = 0;
        for (int i = 0; i < chars.position(); i++) {
            char c = array[i];
            if ((c >= 0x80 && c < 0xa0 && c != 0x85) || c == 0xfffd || (c >= 0xe000 && c < 0xf900)) {
                odd++;
            }
        }
        return odd;
    }
}
