package dev.storywire.ingest.parse.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Guesses the encoding of text that says nothing about it. juniversalchardet knows the East Asian, Cyrillic, Hebrew and Thai
 * ones, and takes Arabic for Cyrillic; among those that hold alphabets of Europe and the Middle East, {@link Alphabets} decides.
 */
final class CharsetDetection {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private CharsetDetection() {}

    /** Never UTF-16 or UTF-32, which are told before. */
    static Charset detect(byte[] bytes, int from, int to) {
        var detector = new UniversalDetector();
        detector.handleData(bytes, from, to - from);
        detector.dataEnd();
        Charset found = EncodingLabels.find(detector.getDetectedCharset());
        if (found == null || !isDistinct(found)) {
            return Alphabets.choose(bytes, from, to, found == null ? WESTERN : found);
        }
        return Alphabets.isArabic(bytes, from, to) ? Alphabets.ARABIC : found;
    }

    /** Whether the detector tells the encoding apart from its neighbours. */
    private static boolean isDistinct(@Nullable Charset charset) {
        if (charset == null || WideEncodings.isWide(charset) || charset.equals(StandardCharsets.US_ASCII)) {
            return false;
        }
        return switch (charset.name()) {
            case "windows-1252", "windows-1253", "ISO-8859-7", "ISO-8859-15", "x-MacRoman", "IBM850" -> false;
            default -> true;
        };
    }
}
