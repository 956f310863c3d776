package dev.storywire.ingest.normalize;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by its script where that says enough, by the declared language where the text's commonest
 * words confirm it, else by a statistical model of the languages of the script ({@link LanguageModel}). A declared
 * language is only a hint: where the text says otherwise the text wins, where the text can't tell the hint does.
 */
public final class Languages {
    /** The answer where the language can't be told (BCP 47). */
    public static final String UNDETERMINED = "und";

    private static final int SAMPLE = 500;
    private static final int FEWEST_LETTERS = 20;

    /** Scripts that one language alone of those in the news is written in. */
    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.TIBETAN, "bo"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.ETHIOPIC, "am"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.ORIYA, "or"),
            Map.entry(UnicodeScript.SINHALA, "si"));

    private Languages() {}

    /**
     * @param text plain text; its first {@value #SAMPLE} characters are looked at
     * @param declared the language that the publisher declares, as written, if any
     * @return BCP 47; the declared tag with its region where the text confirms the language; {@link #UNDETERMINED} where
     *     neither tells
     */
    public static String detect(String text, @Nullable String declared) {
        String hint = wellFormed(declared);
        String sample = PlainText.clip(text, SAMPLE);
        String told = byText(sample, hint == null ? null : primary(hint));
        if (told.equals(UNDETERMINED)) {
            return hint == null ? UNDETERMINED : hint;
        }
        return hint != null && primary(hint).equals(told) ? hint : told;
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
        return parsed.equals(UNDETERMINED) || primary(parsed).length() > 3 ? null : parsed;
    }

    /** The language of a tag without region and script. */
    private static String primary(String tag) {
        int hyphen = tag.indexOf('-');
        return hyphen < 0 ? tag : tag.substring(0, hyphen);
    }

    private static String byText(String sample, @Nullable String hint) {
        var scripts = new Scripts(sample);
        if (scripts.letters == 0) {
            return UNDETERMINED;
        }
        UnicodeScript most = scripts.most();
        String only = BY_SCRIPT.get(most);
        if (only != null) {
            return only;
        }
        if (scripts.isEastAsian()) {
            return scripts.kana * 12 > scripts.han ? "ja" : "zh";
        }
        if (scripts.letters < FEWEST_LETTERS) {
            return UNDETERMINED;
        }
        String lower = sample.toLowerCase(Locale.ROOT);
        if (hint != null && CommonWords.confirm(hint, lower)) {
            return hint;
        }
        if (most == UnicodeScript.LATIN && Gibberish.is(sample)) {
            return UNDETERMINED;
        }
        return CloseRelatives.tellApart(LanguageModel.of(most).classify(lower, scripts.letters), lower, hint);
    }

    /** How many letters of each script a text has. */
    private static final class Scripts {
        private final Map<UnicodeScript, Integer> others = new EnumMap<>(UnicodeScript.class);
        private int letters;
        private int latin;
        private int han;
        private int kana;

        Scripts(String text) {
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                if (Character.isLetter(c)) {
                    letters++;
                    count(c);
                }
            }
        }

        private void count(int c) {
            UnicodeScript script = c < 0x250 ? UnicodeScript.LATIN : UnicodeScript.of(c);
            switch (script) {
                case LATIN -> latin++;
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                default -> others.merge(script, 1, Integer::sum);
            }
        }

        /** East Asian text says more in fewer characters than the Latin names that stand in it. */
        boolean isEastAsian() {
            return (han + kana) * 2 > latin && others.values().stream().allMatch(count -> count < han + kana);
        }

        UnicodeScript most() {
            return others.entrySet().stream()
                    .filter(entry -> entry.getValue() * 2 > latin && entry.getValue() > han + kana)
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(UnicodeScript.LATIN);
        }
    }
}
