package dev.storywire.ingest.normalize;

import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by its script where that says enough, else by langid's model (97 languages, a naive
 * Bayes classifier over byte n-grams; 8 MB of heap, loaded with the first text that needs it and shared by all). A
 * declared language is a hint: it decides where the text can't.
 */
public final class Languages {
    /** The answer where the language can't be told (BCP 47). */
    public static final String UNDETERMINED = "und";

    private static final int SAMPLE = 1_500;
    private static final int FEWEST_LETTERS = 12;
    private static final double CONFIDENT = 0.6;
    private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(Map.of(
            UnicodeScript.HANGUL,
            "ko",
            UnicodeScript.GREEK,
            "el",
            UnicodeScript.THAI,
            "th",
            UnicodeScript.GEORGIAN,
            "ka",
            UnicodeScript.ARMENIAN,
            "hy",
            UnicodeScript.TAMIL,
            "ta",
            UnicodeScript.TELUGU,
            "te",
            UnicodeScript.KHMER,
            "km",
            UnicodeScript.LAO,
            "lo",
            UnicodeScript.GUJARATI,
            "gu"));

    private Languages() {}

    /**
     * @param text plain text; its first {@value #SAMPLE} characters are looked at
     * @param declared the language that the publisher declares, as written, if any
     * @return BCP 47; a declared region is kept where the text confirms the language; {@link #UNDETERMINED} where neither
     *     tells
     */
    public static String detect(String text, @Nullable String declared) {
        String hint = wellFormed(declared);
        String sample = PlainText.clip(text, SAMPLE);
        String told = byText(sample);
        if (told.equals(UNDETERMINED)) {
            return hint == null ? UNDETERMINED : hint;
        }
        return hint != null && (hint.equals(told) || hint.startsWith(told + "-")) ? hint : told;
    }

    /** A declared language in the usual case, or null where it is none. */
    public static @Nullable String wellFormed(@Nullable String declared) {
        if (declared == null) {
            return null;
        }
        String tag = declared.strip().replace('_', '-');
        int comma = tag.indexOf(',');
        String first = comma < 0 ? tag : tag.substring(0, comma).strip();
        String parsed = Locale.forLanguageTag(first).toLanguageTag();
        return parsed.equals(UNDETERMINED) ? null : parsed;
    }

    private static String byText(String sample) {
        var scripts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        int letters = 0;
        for (int i = 0; i < sample.length(); ) {
            int c = sample.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetter(c)) {
                letters++;
                scripts.merge(UnicodeScript.of(c), 1, Integer::sum);
            }
        }
        if (letters == 0) {
            return UNDETERMINED;
        }
        var most = scripts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        int kana = scripts.getOrDefault(UnicodeScript.HIRAGANA, 0) + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
        int han = scripts.getOrDefault(UnicodeScript.HAN, 0);
        if (kana + han > letters / 2) {
            return kana * 12 > han ? "ja" : "zh";
        }
        String only = BY_SCRIPT.get(most);
        if (only != null) {
            return only;
        }
        return letters < FEWEST_LETTERS ? UNDETERMINED : byModel(sample);
    }

    private static String byModel(String sample) {
        var found = new LangIdV3(Model.defaultModel()).classify(sample.toLowerCase(Locale.ROOT), true);
        return found == null || found.getConfidence() < CONFIDENT ? UNDETERMINED : found.getLangCode();
    }
}
