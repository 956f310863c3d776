package dev.storywire.search.query;

import static dev.storywire.search.index.StoryFields.AT;
import static dev.storywire.search.index.StoryFields.AUTHOR;
import static dev.storywire.search.index.StoryFields.BODY;
import static dev.storywire.search.index.StoryFields.BYLINE;
import static dev.storywire.search.index.StoryFields.HEADLINE;
import static dev.storywire.search.index.StoryFields.KICKER;
import static dev.storywire.search.index.StoryFields.LANG;
import static dev.storywire.search.index.StoryFields.LANGUAGE;
import static dev.storywire.search.index.StoryFields.SOURCE_ID;
import static dev.storywire.search.index.StoryFields.SOURCE_NAME;
import static dev.storywire.search.index.StoryFields.SUMMARY;
import static dev.storywire.search.index.StoryFields.TAG_LABEL;
import static dev.storywire.search.index.StoryFields.TAG_TERM;
import static dev.storywire.search.index.StoryFields.URL;
import static dev.storywire.search.index.StoryFields.stemmedHeadline;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import dev.storywire.search.index.Addresses;
import dev.storywire.search.index.StoryFields;
import dev.storywire.search.index.TextLanguage;
import dev.storywire.search.query.QueryNode.And;
import dev.storywire.search.query.QueryNode.DateBound;
import dev.storywire.search.query.QueryNode.In;
import dev.storywire.search.query.QueryNode.Not;
import dev.storywire.search.query.QueryNode.Or;
import dev.storywire.search.query.QueryNode.Phrase;
import dev.storywire.search.query.QueryNode.Prefix;
import dev.storywire.search.query.QueryNode.Term;
import dev.storywire.search.query.QueryNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A syntax tree as an Elasticsearch query. A plain word is looked for as it stands (accents and case folded) and
 * stemmed, in each language that its script can write; a word with inner punctuation, and one in Chinese, Japanese or
 * Korean, as the sequence of its parts.
 */
public final class ElasticsearchQueries {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’]+");
    private static final Pattern PAIRED_SCRIPT =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");
    private static final String HEADLINE_WEIGHT = "^1.3";
    private static final String SUMMARY_WEIGHT = "^1.1";

    /** A stemmed match tells more: it counts every form of a word, and leaves out the words that stand everywhere. */
    private static final String UNSTEMMED_WEIGHT = "^0.3";

    private static final String UNSTEMMED_HEADLINE_WEIGHT = "^0.4";
    private static final List<String> UNSTEMMED_BODY =
            List.of(BODY + UNSTEMMED_WEIGHT, SUMMARY + UNSTEMMED_WEIGHT, KICKER + UNSTEMMED_WEIGHT);
    private static final List<String> UNSTEMMED_HEADLINE = List.of(HEADLINE + UNSTEMMED_HEADLINE_WEIGHT);
    private static final List<String> UNDER_HEADLINE = List.of(SUMMARY + SUMMARY_WEIGHT, BODY);
    private static final List<String> ALL_TEXT =
            List.of(HEADLINE + HEADLINE_WEIGHT, SUMMARY + SUMMARY_WEIGHT, BODY, KICKER);

    /** What is left of a possessive or an abbreviation stands alone so seldom that it would outweigh every word. */
    private static final Pattern LETTER = Pattern.compile("\\p{IsLatin}");

    private static final float LETTER_WEIGHT = 0.1f;

    private static final int NEAR = 3;
    private static final float NEAR_WEIGHT = 0.2f;

    private final Optional<TextLanguage> onlyLanguage;

    /** @param onlyLanguage the language of every story that can match, where that is known */
    public ElasticsearchQueries(Optional<TextLanguage> onlyLanguage) {
        this.onlyLanguage = onlyLanguage;
    }

    /** What a story must fulfil; it scores by how well the words fit. */
    public Query matching(QueryNode node) {
        return translate(node, null);
    }

    /**
     * What lifts a story without being required: neighbouring words of the query close to one another in the text.
     */
    public static List<Query> nearness(QueryNode node) {
        List<QueryNode> operands =
                switch (node) {
                    case And and -> and.operands();
                    case Or or -> or.operands();
                    case Word _, Prefix _, Phrase _, Not _, In _, DateBound _ -> List.of();
                };
        List<Query> pairs = new ArrayList<>();
        for (int i = 1; i < operands.size(); i++) {
            if (operands.get(i - 1) instanceof Word first && operands.get(i) instanceof Word second) {
                pairs.add(phrase(first.text() + " " + second.text(), NEAR, NEAR_WEIGHT, List.of(HEADLINE, BODY)));
            }
        }
        return pairs;
    }

    /** Stories in a language: every variant where {@code tag} has no region or script, else exactly that tag. */
    public static Query inLanguage(String tag) {
        String primary = TextLanguage.primarySubtag(tag);
        return primary.length() == tag.length() ? term(LANG, primary) : term(LANGUAGE, tag);
    }

    /** Exactly this value. */
    public static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }

    /** At least one of these. */
    public static Query any(List<Query> queries) {
        return queries.size() == 1
                ? queries.getFirst()
                : Query.of(q -> q.bool(b -> b.should(queries).minimumShouldMatch("1")));
    }

    private Query translate(QueryNode node, @Nullable FieldName field) {
        return switch (node) {
            case And and -> conjunction(and.operands(), field);
            case Or or ->
                any(or.operands().stream()
                        .map(operand -> translate(operand, field))
                        .toList());
            case Not not -> conjunction(List.of(not), field);
            case In in -> translate(in.operand(), in.field());
            case DateBound bound -> dateBound(bound);
            case Term term -> field == null ? text(term) : inField(term, field);
        };
    }

    private Query conjunction(List<QueryNode> operands, @Nullable FieldName field) {
        BoolQuery.Builder bool = new BoolQuery.Builder();
        for (QueryNode operand : operands) {
            switch (operand) {
                case Not not -> bool.mustNot(translate(not.operand(), field));
                case DateBound _ -> bool.filter(translate(operand, field));
                case Word _, Prefix _, Phrase _, In _, And _, Or _ -> bool.must(translate(operand, field));
            }
        }
        return bool.build()._toQuery();
    }

    private static Query dateBound(DateBound bound) {
        String start = bound.date().from().toString();
        return bound.field() == FieldName.BEFORE
                ? Query.of(q -> q.range(r -> r.date(d -> d.field(AT).lt(start))))
                : Query.of(q -> q.range(r -> r.date(d -> d.field(AT).gte(start))));
    }

    private Query text(Term term) {
        return term instanceof Word word && isPlain(word.text())
                ? words(
                        word,
                        Stream.of(headline(word), body(word))
                                .flatMap(List::stream)
                                .toList())
                : asItStands(term, ALL_TEXT);
    }

    private Query inField(Term term, FieldName field) {
        return switch (field) {
            case HEADLINE ->
                term instanceof Word word && isPlain(word.text())
                        ? words(word, headline(word))
                        : asItStands(term, List.of(HEADLINE));
            case BODY ->
                term instanceof Word word && isPlain(word.text())
                        ? words(word, body(word))
                        : asItStands(term, UNDER_HEADLINE);
            case AUTHOR -> asItStands(term, List.of(AUTHOR, BYLINE));
            case SOURCE -> any(List.of(term(SOURCE_ID, textOf(term)), asItStands(term, List.of(SOURCE_NAME))));
            case TAG -> asItStands(term, List.of(TAG_TERM, TAG_LABEL));
            case LANG -> inLanguage(textOf(term));
            case URL -> asItStands(lettersOnly(term), List.of(URL));
            case BEFORE, AFTER -> throw new IllegalStateException("a date bound is no field of terms");
        };
    }

    private List<String> headline(Word word) {
        return with(UNSTEMMED_HEADLINE, word, language -> stemmedHeadline(language) + HEADLINE_WEIGHT);
    }

    private List<String> body(Word word) {
        return with(UNSTEMMED_BODY, word, StoryFields::stemmedBody);
    }

    /** These fields, and the stemmed one of each language that can write the word. */
    private List<String> with(List<String> fields, Word word, Function<TextLanguage, String> stemmed) {
        Stream<TextLanguage> languages = TextLanguage.writing(word.text()).stream()
                .filter(language -> onlyLanguage.isEmpty() || onlyLanguage.get() == language);
        return Stream.concat(fields.stream(), languages.map(stemmed)).toList();
    }

    private static Query asItStands(Term term, List<String> fields) {
        return switch (term) {
            case Word word -> phrase(word.text(), 0, 1, fields);
            case Phrase phrase -> phrase(phrase.text(), phrase.slop(), 1, fields);
            case Prefix prefix ->
                Query.of(q -> q.multiMatch(m -> m.query(prefix.text())
                        .type(TextQueryType.BoolPrefix)
                        .operator(Operator.And)
                        .fields(fields)));
        };
    }

    /** As good as in the field that fits best. */
    private static Query words(Word word, List<String> fields) {
        float weight = LETTER.matcher(word.text()).matches() ? LETTER_WEIGHT : 1;
        return Query.of(q -> q.multiMatch(m -> m.query(word.text())
                .type(TextQueryType.BestFields)
                .operator(Operator.And)
                .boost(weight)
                .fields(fields)));
    }

    private static Query phrase(String text, int slop, float weight, List<String> fields) {
        return Query.of(q -> q.multiMatch(m -> m.query(text)
                .type(TextQueryType.Phrase)
                .slop(slop)
                .boost(weight)
                .fields(fields)));
    }

    private static String textOf(Term term) {
        return switch (term) {
            case Word word -> word.text();
            case Prefix prefix -> prefix.text();
            case Phrase phrase -> phrase.text();
        };
    }

    private static Term lettersOnly(Term term) {
        String letters = Addresses.lettersOf(textOf(term));
        if (letters.isEmpty()) {
            return term;
        }
        return switch (term) {
            case Word _ -> new Word(letters);
            case Prefix _ -> new Prefix(letters);
            case Phrase phrase -> new Phrase(letters, phrase.slop());
        };
    }

    private static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches() && !PAIRED_SCRIPT.matcher(word).find();
    }
}
