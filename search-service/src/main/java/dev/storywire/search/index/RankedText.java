package dev.storywire.search.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The form of a story's text that it is ranked by: stemmed by the rules of its language or, where it has none that we know
 * rules for, the words as they stand. A story has one of them, so that none is at a disadvantage for its language.
 *
 * @param name of the object under {@link StoryFields#DERIVED}
 * @param analyzer one of Elasticsearch's, or of the index
 */
public record RankedText(String name, String analyzer) {
    /** Of the languages without a stemmer. */
    static final RankedText PLAIN = new RankedText("plain", "completed");

    /** The form that a story of this language has. */
    public static RankedText of(TextLanguage language) {
        return new RankedText(language.code(), language.analyzer());
    }

    /** The form that a story with this BCP 47 tag has. */
    public static RankedText of(String tag) {
        return TextLanguage.of(tag).map(RankedText::of).orElse(PLAIN);
    }

    /** Every form that a story may have in which this word can stand. */
    public static List<RankedText> writing(String word) {
        return Stream.concat(
                        Stream.of(PLAIN), TextLanguage.writing(word).stream().map(RankedText::of))
                .toList();
    }

    static List<RankedText> all() {
        return Stream.concat(
                        Stream.of(PLAIN), Arrays.stream(TextLanguage.values()).map(RankedText::of))
                .toList();
    }

    /** The field of the headline. */
    public String headline() {
        return StoryFields.DERIVED + "." + name + ".headline";
    }

    /** The field of the text under the headline. */
    public String body() {
        return StoryFields.DERIVED + "." + name + ".body";
    }
}
