package dev.storywire.ingest.extract.meta;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Month names of the languages of the news, long and short, standing alone or within a date, from the JDK's CLDR data. */
final class MonthNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "pt", "it", "nl", "sv", "nb", "da", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "sl", "sr", "bg", "ru", "uk", "be", "el", "tr", "az", "id", "ms", "vi", "th", "hi", "bn",
            "ar", "fa", "he", "ur", "lt", "lv", "et", "ca", "gl", "eu", "sq", "mk", "is", "ga", "sw", "af", "ka", "hy", "kk", "uz", "ta", "te", "ml", "mr", "gu", "kn", "pa", "si", "ne", "am", "fil");

    private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Integer> ALL = new HashMap<>();

    static {
        for (String language : LANGUAGES) {
            var names = names(Locale.forLanguageTag(language));
            BY_LANGUAGE.put(language, names);
            names.forEach(ALL::putIfAbsent);
        }
        Map.of("sept", 9, "enero", 1, "gennaio", 1, "ener", 1, "maerz", 3, "jänner", 1, "jaenner", 1, "feber", 2, "set", 9).forEach(ALL::putIfAbsent);
        names(Locale.forLanguageTag("sr-Latn")).forEach(ALL::putIfAbsent);
    }

    private MonthNames() {}

    /** The month, 1 to 12, that a word names in the language or else in any; 0 where it names none. */
    static int of(String word, @Nullable String language) {
        String key = key(word);
        if (key.length() < 3 && key.codePoints().noneMatch(c -> c > 0x900)) {
            return 0;
        }
        Map<String, Integer> own = language == null ? Map.of() : BY_LANGUAGE.getOrDefault(language, Map.of());
        Integer month = own.get(key);
        return month == null ? ALL.getOrDefault(key, 0) : month;
    }

    private static Map<String, Integer> names(Locale locale) {
        var names = new HashMap<String, Integer>();
        for (Month month : Month.values()) {
            for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                String name = key(month.getDisplayName(style, locale));
                boolean word = name.codePoints().anyMatch(Character::isLetter) && name.codePoints().noneMatch(Character::isDigit) && name.indexOf(' ') < 0;
                if (word) {
                    names.putIfAbsent(name, month.getValue());
                }
            }
        }
        return names;
    }

    private static String key(String word) {
        String key = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        return Normalizer.normalize(key, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
