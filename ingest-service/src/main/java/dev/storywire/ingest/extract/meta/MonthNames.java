package dev.storywire.ingest.extract.meta;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Month names of the languages of the news, long and short, standing alone or within a date, from the JDK's CLDR data. */
final class MonthNames {
    /** Tried in this order where a word is no month in the page's own language, which may be declared wrongly. */
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "pt", "it", "nl", "ru", "pl", "tr", "sv", "el");

    /** Beside what CLDR has: forms that are written but not standard. */
    private static final Map<String, Integer> EXTRA =
            Map.of("sept", 9, "ener", 1, "maerz", 3, "jänner", 1, "feber", 2, "set", 9, "jun", 6, "jul", 7);

    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private static final Map<String, Map<String, Integer>> BY_LANGUAGE = new ConcurrentHashMap<>();

    private MonthNames() {}

    /** The month, 1 to 12, that a word names in the language or else in a widespread one; 0 where it names none. */
    static int of(String word, @Nullable String language) {
        String key = key(word);
        if (key.length() > 20 || (key.length() < 3 && key.codePoints().noneMatch(c -> c > 0x900))) {
            return 0;
        }
        int month = language == null || !isLanguage(language) ? 0 : in(language, key);
        for (int i = 0; month == 0 && i < LANGUAGES.size(); i++) {
            month = in(LANGUAGES.get(i), key);
        }
        return month == 0 ? EXTRA.getOrDefault(key, 0) : month;
    }

    private static int in(String language, String key) {
        return BY_LANGUAGE
                .computeIfAbsent(language, tag -> names(Locale.forLanguageTag(tag)))
                .getOrDefault(key, 0);
    }

    /** Two or three small letters: there are too few of those for the table to grow without bound. */
    private static boolean isLanguage(String language) {
        return (language.length() == 2 || language.length() == 3)
                && language.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && KNOWN.contains(language);
    }

    private static Map<String, Integer> names(Locale locale) {
        var names = new HashMap<String, Integer>();
        for (Month month : Month.values()) {
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                String name = key(month.getDisplayName(style, locale));
                boolean word = name.codePoints().anyMatch(Character::isLetter)
                        && name.codePoints().noneMatch(Character::isDigit)
                        && name.indexOf(' ') < 0;
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
