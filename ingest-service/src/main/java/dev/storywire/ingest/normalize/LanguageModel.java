package dev.storywire.ingest.normalize;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * langid's naive Bayes classifier over byte n-grams, one for each script that several languages are written in. Takes 10
 * MB of heap, loaded once with the first text that needs it, and about 40 microseconds a text. Languages that hardly any
 * news is written in are left out, as they draw texts away from their relatives.
 */
final class LanguageModel {
    private static final float CONFIDENT = 0.5f;

    private final Model model;

    private LanguageModel(Model model) {
        this.model = model;
    }

    static LanguageModel of(UnicodeScript script) {
        return switch (script) {
            case CYRILLIC -> Loaded.CYRILLIC;
            case ARABIC -> Loaded.ARABIC;
            case DEVANAGARI -> Loaded.DEVANAGARI;
            case BENGALI -> Loaded.BENGALI;
            default -> Loaded.LATIN;
        };
    }

    /** The likeliest language, or {@link Languages#UNDETERMINED} where none is likely. */
    String classify(String lowerCase) {
        DetectedLanguage found = new LangIdV3(model).classify(lowerCase, true);
        return found.confidence < CONFIDENT ? Languages.UNDETERMINED : found.langCode;
    }

    /** Loaded with its first use; the library reads its model anew at every call. */
    private static final class Loaded {
        static final LanguageModel LATIN = only(
                "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "gl",
                "hr", "hu", "id", "is", "it", "la", "lt", "lv", "ms", "mt", "nl", "nn", "no", "pl", "pt", "ro", "sk",
                "sl", "sq", "sv", "sw", "tl", "tr", "vi", "xh", "zu");
        static final LanguageModel CYRILLIC = only("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk");
        static final LanguageModel ARABIC = only("ar", "fa", "ps", "ug", "ur");
        static final LanguageModel DEVANAGARI = only("hi", "mr", "ne");
        static final LanguageModel BENGALI = only("as", "bn");

        private static LanguageModel only(String... languages) {
            return new LanguageModel(Model.detectOnly(Set.of(languages)));
        }
    }
}
