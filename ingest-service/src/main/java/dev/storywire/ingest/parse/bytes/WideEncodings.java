package dev.storywire.ingest.parse.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-16, UTF-32 and EBCDIC, by byte order mark or by the shape of the first bytes (XML 1.0, appendix F). */
final class WideEncodings {
    private static final int SAMPLE = 512;

    record Found(Charset charset, int from) {}

    private WideEncodings() {}

    static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    static @Nullable Found detect(byte[] bytes) {
        Found marked = byMark(bytes);
        return marked != null ? marked : byShape(bytes);
    }

    private static @Nullable Found byMark(byte[] b) {
        if (starts(b, 0xff, 0xfe, 0, 0)) {
            return new Found(StandardCharsets.UTF_32LE, 4);
        }
        if (starts(b, 0, 0, 0xfe, 0xff)) {
            return new Found(StandardCharsets.UTF_32BE, 4);
        }
        boolean little = starts(b, 0xff, 0xfe);
        if (little || starts(b, 0xfe, 0xff)) {
            // a mark before ASCII text was put there by mistake; the text counts
            Found shape = asciiAfterMark(b);
            return shape != null ? shape : new Found(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    private static @Nullable Found asciiAfterMark(byte[] b) {
        if (b.length < 8) {
            return null;
        }
        for (int i = 2; i < Math.min(b.length, 64); i++) {
            if (b[i] < 0x09) {
                return null;
            }
        }
        return new Found(StandardCharsets.UTF_8, 2);
    }

    private static @Nullable Found byShape(byte[] b) {
        if (starts(b, 0x4c, 0x6f, 0xa7, 0x94)) {
            String label = DeclaredEncoding.ofXml(ebcdicHead(b), 0, Math.min(b.length, SAMPLE));
            Charset declared = EncodingLabels.find(label);
            return new Found(declared != null ? declared : Charset.forName("IBM037"), 0);
        }
        int end = Math.min(b.length & ~3, SAMPLE);
        if (end < 4) {
            return null;
        }
        int[] zeros = new int[4];
        for (int i = 0; i < end; i++) {
            if (b[i] == 0) {
                zeros[i & 3]++;
            }
        }
        int quads = end / 4;
        Charset charset = ofZeros(zeros, quads);
        return charset == null ? null : new Found(charset, 0);
    }

    private static @Nullable Charset ofZeros(int[] zeros, int quads) {
        // text of other scripts has few zeros, but its markup has
        int some = Math.max(1, quads / 8);
        if (zeros[0] == quads && zeros[1] == quads && zeros[3] == 0) {
            return StandardCharsets.UTF_32BE;
        }
        if (zeros[3] == quads && zeros[2] == quads && zeros[0] == 0) {
            return StandardCharsets.UTF_32LE;
        }
        if (zeros[0] >= some && zeros[2] >= some && zeros[1] + zeros[3] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (zeros[1] >= some && zeros[3] >= some && zeros[0] + zeros[2] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static byte[] ebcdicHead(byte[] b) {
        String head = new String(b, 0, Math.min(b.length, SAMPLE), Charset.forName("IBM037"));
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
