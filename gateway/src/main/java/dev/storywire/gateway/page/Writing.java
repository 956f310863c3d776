package dev.storywire.gateway.page;

import java.util.Locale;
import java.util.Set;

/**
 * How text of a language is set.
 *
 * @param tag BCP 47, for the attribute {@code lang}; empty where nobody knows
 * @param direction for the attribute {@code dir}
 */
record Writing(String tag, String direction) {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "ug", "ur", "yi");

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm");

    static Writing of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        if (locale.getLanguage().isEmpty() || locale.getLanguage().equals("und")) {
            return new Writing("", "auto");
        }
        boolean rightToLeft = locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
        return new Writing(locale.toLanguageTag(), rightToLeft ? "rtl" : "ltr");
    }
}
