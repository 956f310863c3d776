package dev.storywire.ingest.normalize;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * langid's naive Bayes classifier over byte n-grams, one for each script that several languages are written in. Takes
 * 36 MB of heap for all five (15 MB for Latin, 5 MB for each other), each loaded once with the first text that needs it, and no
 * more with time; about 40 microseconds a text. Languages that hardly any news is written in are left out, as they draw texts away from their relatives.
 */
final class LanguageModel {
    private static final float CONFIDENT = 0.5f;

    /** Letters at which that is enough. Of fewer the model is often sure without reason: one without any would have to be certain. */
    private static final int ENOUGH = 100;

    private static final Map<UnicodeScript, Set<String>> LANGUAGES = Map.of(
            UnicodeScript.LATIN,
            Set.of(
                    "af", "az", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fr", "ga",
                    "gl", "hr", "hu", "id", "is", "it", "la", "lt", "lv", "ms", "mt", "nl", "nn", "no", "pl", "pt",
                    "ro", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "vi", "xh", "zu"),
            UnicodeScript.CYRILLIC,
            Set.of("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"),
            UnicodeScript.ARABIC,
            Set.of("ar", "fa", "ps", "ug", "ur"),
            UnicodeScript.DEVANAGARI,
            Set.of("hi", "mr", "ne"),
            UnicodeScript.BENGALI,
            Set.of("as", "bn"));
    private static final Map<UnicodeScript, LanguageModel> LOADED = new ConcurrentHashMap<>();

    private final Model model;

    private LanguageModel(Model model) {
        this.model = model;
    }

    static LanguageModel of(UnicodeScript script) {
        UnicodeScript known = LANGUAGES.containsKey(script) ? script : UnicodeScript.LATIN;
        return LOADED.computeIfAbsent(known, LanguageModel::load);
    }

    /** The library unpacks its model anew at every call, which takes a tenth of a second. */
    private static LanguageModel load(UnicodeScript script) {
        return new LanguageModel(Model.detectOnly(LANGUAGES.getOrDefault(script, Set.of())));
    }

    /**
     * The likeliest language, or {@link Languages#UNDETERMINED} where none is likely.
     *
     * @param letters of the text
     */
    String classify(String lowerCase, int letters) {
        DetectedLanguage found = new LangIdV3(model).classify(lowerCase, true);
        float missing = Math.max(0, ENOUGH - letters) / (float) ENOUGH;
        return found.confidence < CONFIDENT + (1 - CONFIDENT) * missing ? Languages.UNDETERMINED : found.langCode;
    }
}
