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

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import dev.storywire.search.index.Addresses;
import dev.storywire.search.index.HeadlineTerms;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A syntax tree as an Elasticsearch query. A plain word is looked for as it stands (accents and case folded) and
 * stemmed, in each language that its script can write; a word with inner punctuation, and one in Chinese, Japanese or
 * Korean, as the sequence of its parts.
 */
public final class ElasticsearchQueries {
    /** One word to every analyzer: an apostrophe joins two letters or two digits, and nothing else. */
    private static final Pattern PLAIN = Pattern.compile(
            "['’]*(?:[\\p{L}\\p{M}\\p{Nd}]|(?<=[\\p{L}\\p{M}])['’](?=\\p{L})|(?<=\\p{Nd})['’](?=\\p{Nd}))+['’]*");

    private static final Pattern PAIRED_SCRIPT =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");
    private static final String HEADLINE_WEIGHT = "^1.3";
    private static final String SUMMARY_WEIGHT = "^1.1";

    private static final List<String> UNDER_HEADLINE = List.of(SUMMARY + SUMMARY_WEIGHT, BODY);
    private static final List<String> ALL_TEXT =
            List.of(HEADLINE + HEADLINE_WEIGHT, SUMMARY + SUMMARY_WEIGHT, BODY, KICKER);

    /** Twenty words of the query, each with the two telling words after it. */
    private static final int MOST_PAIRS = 40;

    private static final int NEXT_WORDS = 2;
    private static final int NEAR = 8;
    private static final float NEAR_WEIGHT = 0.1f;

    private final PlainWords words;

    private ElasticsearchQueries(PlainWords words) {
        this.words = words;
    }

    /**
     * Queries by which stories score as well as the words fit.
     *
     * @param onlyLanguage the language of every story that can match, where that is known
     */
    public static ElasticsearchQueries scored(Optional<TextLanguage> onlyLanguage) {
        return new ElasticsearchQueries(new PlainWords(onlyLanguage, true));
    }

    /**
     * Queries that take the same stories, for where their scores don't matter.
     *
     * @param onlyLanguage the language of every story that can match, where that is known
     */
    public static ElasticsearchQueries unscored(Optional<TextLanguage> onlyLanguage) {
        return new ElasticsearchQueries(new PlainWords(onlyLanguage, false));
    }

    /** What a story must fulfil. */
    public Query matching(QueryNode node) {
        return translate(node, null);
    }

    /**
     * What lifts a story without being required: words of the query that stand close to one another there, close to one
     * another in the text. Function words stand close to everything, and are passed over.
     */
    public static List<Query> nearness(QueryNode node) {
        List<QueryNode> operands =
                switch (node) {
                    case And and -> and.operands();
                    case Or or -> or.operands();
                    case Word _, Prefix _, Phrase _, Not _, In _, DateBound _ -> List.of();
                };
        List<String> words = operands.stream()
                .flatMap(operand -> operand instanceof Word word ? Stream.of(word.text()) : Stream.empty())
                .filter(word -> !HeadlineTerms.isFunctionWord(HeadlineTerms.folded(word)))
                .toList();
        return IntStream.range(0, words.size())
                .boxed()
                .flatMap(first -> words.subList(first + 1, Math.min(words.size(), first + 1 + NEXT_WORDS)).stream()
                        .map(second -> words.get(first) + " " + second))
                .limit(MOST_PAIRS)
                .map(pair -> phrase(pair, NEAR, NEAR_WEIGHT, List.of(HEADLINE, BODY)))
                .toList();
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
                ? words.anywhere(word.text())
                : asItStands(term, ALL_TEXT);
    }

    private Query inField(Term term, FieldName field) {
        return switch (field) {
            case HEADLINE ->
                term instanceof Word word && isPlain(word.text())
                        ? words.inHeadline(word.text())
                        : asItStands(term, List.of(HEADLINE));
            case BODY ->
                term instanceof Word word && isPlain(word.text())
                        ? words.underHeadline(word.text())
                        : asItStands(term, UNDER_HEADLINE);
            case AUTHOR -> asItStands(term, List.of(AUTHOR, BYLINE));
            case SOURCE -> any(List.of(term(SOURCE_ID, textOf(term)), asItStands(term, List.of(SOURCE_NAME))));
            case TAG -> asItStands(term, List.of(TAG_TERM, TAG_LABEL));
            case LANG -> inLanguage(textOf(term));
            case URL -> asItStands(lettersOnly(term), List.of(URL));
            case BEFORE, AFTER -> throw new IllegalStateException("a date bound is no field of terms");
        };
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
