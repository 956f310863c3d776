package dev.storywire.search.index;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages whose text is stemmed, each by the analyzer that Elasticsearch has for it. Text in any other language
 * is still found by its words as they stand, and Chinese, Japanese and Korean text by pairs of characters.
 */
public enum TextLanguage {
    ARABIC("ar", UnicodeScript.ARABIC),
    BULGARIAN("bg", UnicodeScript.CYRILLIC),
    CATALAN("ca", UnicodeScript.LATIN),
    CZECH("cs", UnicodeScript.LATIN),
    DANISH("da", UnicodeScript.LATIN),
    DUTCH("nl", UnicodeScript.LATIN),
    ENGLISH("en", UnicodeScript.LATIN),
    FINNISH("fi", UnicodeScript.LATIN),
    FRENCH("fr", UnicodeScript.LATIN),
    GERMAN("de", UnicodeScript.LATIN),
    GREEK("el", UnicodeScript.GREEK),
    HINDI("hi", UnicodeScript.DEVANAGARI),
    HUNGARIAN("hu", UnicodeScript.LATIN),
    INDONESIAN("id", UnicodeScript.LATIN),
    ITALIAN("it", UnicodeScript.LATIN),
    NORWEGIAN("no", UnicodeScript.LATIN),
    PERSIAN("fa", UnicodeScript.ARABIC),
    PORTUGUESE("pt", UnicodeScript.LATIN),
    ROMANIAN("ro", UnicodeScript.LATIN),
    RUSSIAN("ru", UnicodeScript.CYRILLIC),
    SPANISH("es", UnicodeScript.LATIN),
    SWEDISH("sv", UnicodeScript.LATIN),
    TURKISH("tr", UnicodeScript.LATIN);

    private final String code;
    private final UnicodeScript script;

    TextLanguage(String code, UnicodeScript script) {
        this.code = code;
        this.script = script;
    }

    /** The primary language subtag (BCP 47). */
    public String code() {
        return code;
    }

    /** The name of Elasticsearch's analyzer. */
    String analyzer() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tag such as {@code en-GB}; empty where its text is not stemmed. */
    public static Optional<TextLanguage> of(String tag) {
        String primary = primarySubtag(tag);
        String known = primary.equals("nb") || primary.equals("nn") ? NORWEGIAN.code : primary;
        return Arrays.stream(values())
                .filter(language -> language.code.equals(known))
                .findFirst();
    }

    /** The languages that a word can belong to, judged by the script of its first letter. */
    public static List<TextLanguage> writing(String word) {
        UnicodeScript script = word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .findFirst()
                .orElse(UnicodeScript.COMMON);
        return Arrays.stream(values())
                .filter(language -> language.script == script)
                .toList();
    }

    /** {@code en} of {@code en-GB} and {@code EN_gb}. */
    public static String primarySubtag(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
