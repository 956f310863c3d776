package dev.storywire.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import dev.storywire.search.index.TextLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchQueriesTest {
    private static QueryNode parsed(String text) {
        return assertInstanceOf(ParseOutcome.Understood.class, new QueryParser(QueryLimits.DEFAULT).parse(text))
                .query();
    }

    private static Query query(String text) {
        return ElasticsearchQueries.scored(Optional.empty()).matching(parsed(text));
    }

    @Test
    void a_plain_word_is_looked_for_as_it_stands_and_in_the_forms_of_the_languages_that_its_script_writes() {
        List<Query> forms = query("strikes").disMax().queries();
        assertTrue(forms.getFirst().multiMatch().fields().contains("bodyText^0.3"), forms::toString);
        List<List<String>> ranked = ranked(forms);
        assertTrue(ranked.contains(List.of("derived.en.headline^2", "derived.en.body")), ranked::toString);
        assertTrue(ranked.contains(List.of("derived.plain.headline^2", "derived.plain.body")), ranked::toString);
        assertFalse(ranked.contains(List.of("derived.ru.headline^2", "derived.ru.body")), ranked::toString);
    }

    @Test
    void without_a_score_a_plain_word_is_looked_for_in_all_those_forms_at_once() {
        List<String> fields = ElasticsearchQueries.unscored(Optional.empty())
                .matching(parsed("strikes"))
                .multiMatch()
                .fields();
        assertTrue(
                fields.containsAll(List.of("derived.en.headline", "derived.en.body", "derived.plain.body")),
                fields::toString);
        assertFalse(fields.contains("derived.ru.body"), fields::toString);
    }

    @Test
    void a_known_language_is_the_only_one_whose_form_a_word_is_looked_for_in() {
        Query query =
                ElasticsearchQueries.scored(Optional.of(TextLanguage.GERMAN)).matching(parsed("streiks"));
        assertEquals(
                List.of(List.of("derived.de.headline^2", "derived.de.body")),
                ranked(query.disMax().queries()));
    }

    @Test
    void a_function_word_counts_next_to_nothing_as_it_stands() {
        assertTrue(query("which")
                .disMax()
                .queries()
                .getFirst()
                .multiMatch()
                .fields()
                .contains("bodyText^0.1"));
    }

    private static List<List<String>> ranked(List<Query> forms) {
        return forms.stream()
                .filter(Query::isCombinedFields)
                .map(form -> form.combinedFields().fields())
                .toList();
    }

    @Test
    void chinese_is_looked_for_as_a_sequence_of_its_characters() {
        assertEquals(TextQueryType.Phrase, query("外交部长").multiMatch().type());
    }

    @Test
    void a_word_with_inner_punctuation_is_looked_for_as_the_sequence_of_its_parts() {
        assertEquals(TextQueryType.Phrase, query("covid-19").multiMatch().type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"l’avion", "O'Neil", "1'000", "strikes'", "'tis"})
    void an_apostrophe_within_a_word_is_a_part_of_it(String word) {
        assertTrue(query(word).isDisMax(), () -> query(word).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Euro'24", "O''Neil", "x²y"})
    void what_is_two_words_to_the_index_is_looked_for_as_their_sequence(String word) {
        assertEquals(TextQueryType.Phrase, query(word).multiMatch().type());
    }

    @Test
    void a_negated_word_may_not_match_and_does_not_score() {
        Query query = query("ferry -strike");
        assertEquals(1, query.bool().must().size());
        assertEquals(1, query.bool().mustNot().size());
    }

    @Test
    void before_ends_where_after_begins() {
        assertEquals(
                "2024-04-01T00:00:00Z",
                query("x1 before:2024-04")
                        .bool()
                        .filter()
                        .getFirst()
                        .range()
                        .date()
                        .lt());
        assertEquals(
                "2024-04-01T00:00:00Z",
                query("x1 after:2024-04")
                        .bool()
                        .filter()
                        .getFirst()
                        .range()
                        .date()
                        .gte());
    }

    @Test
    void a_language_without_a_region_takes_every_variant_of_it() {
        assertEquals("derived.lang", query("lang:EN").term().field());
        assertEquals("language", query("lang:en-GB").term().field());
    }

    @Test
    void an_address_is_looked_for_by_its_letters() {
        assertEquals(
                "news example org", query("url:news.example.org").multiMatch().query());
    }

    @Test
    void words_of_the_query_lift_a_story_when_they_stand_close_in_it() {
        assertEquals(List.of("fish doorbell", "fish canal", "doorbell canal"), pairs("fish OR doorbell OR canal"));
        assertEquals(List.of(), pairs("\"fish doorbell\""));
    }

    @Test
    void function_words_are_passed_over_where_words_are_to_stand_close() {
        assertEquals(List.of("federation malaysia"), pairs("federation of malaysia"));
    }

    @Test
    void a_long_query_asks_for_the_nearness_of_its_first_words_alone() {
        assertEquals(
                40,
                pairs(IntStream.range(0, 150).mapToObj(i -> "word" + i).collect(Collectors.joining(" OR ")))
                        .size());
    }

    private static List<String> pairs(String query) {
        return ElasticsearchQueries.nearness(parsed(query)).stream()
                .map(pair -> pair.multiMatch().query())
                .toList();
    }
}
