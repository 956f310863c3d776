package dev.storywire.search.query;

import static dev.storywire.search.index.StoryFields.BODY;
import static dev.storywire.search.index.StoryFields.HEADLINE;
import static dev.storywire.search.index.StoryFields.KICKER;
import static dev.storywire.search.index.StoryFields.SUMMARY;

import co.elastic.clients.elasticsearch._types.query_dsl.CombinedFieldsOperator;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import dev.storywire.search.index.HeadlineTerms;
import dev.storywire.search.index.RankedText;
import dev.storywire.search.index.TextLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plain words, each looked for as it stands and in the form in which stories of each language that its script can write
 * are ranked. In one such form headline and text are one text whose headline counts twice (BM25F), so that a
 * word that stands in both counts for more than in either; of all forms the one that fits best counts.
 */
final class PlainWords {
    private static final String HEADLINE_COUNTS = "^2";

    /** The ranked form tells more: it counts every form of a word, and leaves out the words that stand everywhere. */
    private static final String AS_IT_STANDS = "^0.3";

    /** Where a word is left out of the ranked form, it stands nearly everywhere. */
    private static final String FUNCTION_WORD = "^0.1";

    private static final List<String> UNDER_HEADLINE = List.of(BODY, SUMMARY, KICKER);
    private static final List<String> ANYWHERE =
            Stream.concat(Stream.of(HEADLINE), UNDER_HEADLINE.stream()).toList();

    /** What is left of a possessive or an abbreviation stands alone so seldom that it would outweigh every word. */
    private static final Pattern LETTER = Pattern.compile("\\p{IsLatin}");

    private static final float LETTER_WEIGHT = 0.1f;

    private final Optional<TextLanguage> onlyLanguage;
    private final boolean scored;

    /**
     * @param onlyLanguage the language of every story that can match, where that is known
     * @param scored whether it matters how well a word fits; where not, the same stories are found at less cost
     */
    PlainWords(Optional<TextLanguage> onlyLanguage, boolean scored) {
        this.onlyLanguage = onlyLanguage;
        this.scored = scored;
    }

    /** Anywhere in the text. */
    Query anywhere(String word) {
        return scored
                ? bestFormAnywhere(word)
                : inFields(word, ANYWHERE, form -> Stream.of(form.headline(), form.body()));
    }

    private Query bestFormAnywhere(String word) {
        Stream<Query> ranked = forms(word).map(form -> combined(word, form));
        Query asItStands = bestOf(
                word, ANYWHERE.stream().map(field -> field + weight(word)).toList());
        List<Query> all = Stream.concat(Stream.of(asItStands), ranked).toList();
        return Query.of(q -> q.disMax(d -> d.queries(all).boost(boost(word))));
    }

    /** In the headline. */
    Query inHeadline(String word) {
        return inFields(word, List.of(HEADLINE), form -> Stream.of(form.headline()));
    }

    /** In the text under the headline. */
    Query underHeadline(String word) {
        return inFields(word, UNDER_HEADLINE, form -> Stream.of(form.body()));
    }

    private Query inFields(String word, List<String> asItStands, Function<RankedText, Stream<String>> ranked) {
        List<String> fields = new ArrayList<>(
                asItStands.stream().map(field -> field + weight(word)).toList());
        forms(word).flatMap(ranked).forEach(fields::add);
        return Query.of(q -> q.multiMatch(m -> m.query(word)
                .type(TextQueryType.BestFields)
                .operator(Operator.And)
                .boost(boost(word))
                .fields(fields)));
    }

    private Stream<RankedText> forms(String word) {
        return onlyLanguage
                .map(language -> Stream.of(RankedText.of(language)))
                .orElseGet(() -> RankedText.writing(word).stream());
    }

    private static Query combined(String word, RankedText form) {
        return Query.of(q -> q.combinedFields(c -> c.query(word)
                .operator(CombinedFieldsOperator.And)
                .fields(List.of(form.headline() + HEADLINE_COUNTS, form.body()))));
    }

    private static Query bestOf(String word, List<String> fields) {
        return Query.of(q -> q.multiMatch(m -> m.query(word)
                .type(TextQueryType.BestFields)
                .operator(Operator.And)
                .fields(fields)));
    }

    private String weight(String word) {
        if (!scored) {
            return "";
        }
        return HeadlineTerms.isFunctionWord(HeadlineTerms.folded(word)) ? FUNCTION_WORD : AS_IT_STANDS;
    }

    private static float boost(String word) {
        return LETTER.matcher(word).matches() ? LETTER_WEIGHT : 1;
    }
}
