package dev.storywire.ingest.parse.bytes;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells single-byte encodings apart by the letters that languages use beyond ASCII: read in the right encoding, nearly all
 * bytes above 7F are letters of one language; read in a wrong one, some are letters of none.
 */
final class Alphabets {
    private static final int SAMPLE = 64 << 10;
    private static final String PUNCTUATION = "\u00a0“”„’‘‚–—…«»‹›°§€©®™·•´×£¿¡ªº½¼²³±";

    private static final String ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىءآأؤإئةپچژگـًٌٍَُِّْ،؛؟";
    static final Charset ARABIC = Charset.forName("windows-1256");

    /** Letters of a language and the encodings that it is written in, the more usual first. */
    private record Alphabet(String letters, List<Charset> charsets) {}

    private static final List<Alphabet> ALPHABETS = List.of(
            western("éèêàâçîïôûùëüœÉÈÊÀÂÇÎÔŒ"),
            western("áéíóúñüÁÉÍÓÚÑÜ"),
            western("ãáâàçéêíóôõúüÃÁÂÀÇÉÊÍÓÔÕÚ"),
            western("äöüßÄÖÜéà"),
            western("àèéìòùÀÈÉÌÒÙ"),
            western("àéèíïóòúüçÀÉÈÍÏÓÒÚÜÇ"),
            western("åäöéÅÄÖæøÆØ"),
            western("áéíóúýþðæöÁÉÍÓÚÝÞÐÆÖ"),
            central("áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),
            central("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
            central("áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
            central("áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ"),
            central("ăâîşţĂÂÎŞŢ"),
            central("čšžćđČŠŽĆĐ"),
            alphabet("çğıöşüâîÇĞİÖŞÜÂÎ", "windows-1254"),
            alphabet("ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "windows-1257", "ISO-8859-13", "ISO-8859-4"),
            alphabet("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", "windows-1257", "ISO-8859-13", "ISO-8859-4"),
            alphabet("äõöüšžÄÕÖÜŠŽ", "windows-1257", "ISO-8859-15"),
            alphabet(
                    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ",
                    "windows-1253",
                    "ISO-8859-7"),
            alphabet(ARABIC_LETTERS, "windows-1256", "ISO-8859-6"));

    private Alphabets() {}

    private static Alphabet western(String letters) {
        return alphabet(letters, "windows-1252", "ISO-8859-15", "x-MacRoman");
    }

    private static Alphabet central(String letters) {
        return alphabet(letters, "windows-1250", "ISO-8859-2");
    }

    private static Alphabet alphabet(String letters, String... charsets) {
        return new Alphabet(
                letters, List.of(charsets).stream().map(Charset::forName).toList());
    }

    /** The encoding in which the bytes are most like some language; {@code otherwise} where none is likely. */
    static Charset choose(byte[] bytes, int from, int to, Charset otherwise) {
        int[] counts = highBytes(bytes, from, Math.min(to, from + SAMPLE));
        Charset best = otherwise;
        int most = 0;
        for (Alphabet alphabet : ALPHABETS) {
            for (Charset charset : alphabet.charsets()) {
                int score = score(counts, charset, alphabet.letters());
                if (score > most) {
                    most = score;
                    best = charset;
                }
            }
        }
        return best;
    }

    /** Whether nearly all bytes beyond ASCII are letters of Arabic in its usual encoding. */
    static boolean isArabic(byte[] bytes, int from, int to) {
        int[] counts = highBytes(bytes, from, Math.min(to, from + SAMPLE));
        int all = IntStream.of(counts).sum();
        return all > 0 && score(counts, ARABIC, ARABIC_LETTERS) >= all * 2 * 0.95;
    }

    private static int[] highBytes(byte[] bytes, int from, int to) {
        var counts = new int[256];
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                counts[bytes[i] & 0xff]++;
            }
        }
        return counts;
    }

    /** Letters of the language count for the encoding, punctuation half as much, anything else heavily against it. */
    private static int score(int[] counts, Charset charset, String letters) {
        int score = 0;
        for (int i = 0x80; i < 256; i++) {
            if (counts[i] > 0) {
                String character = new String(new byte[] {(byte) i}, charset);
                score += counts[i] * (letters.contains(character) ? 2 : PUNCTUATION.contains(character) ? 1 : -6);
            }
        }
        return score;
    }
}
