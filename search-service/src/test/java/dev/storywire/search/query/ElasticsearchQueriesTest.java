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
import org.junit.jupiter.api.Test;

class ElasticsearchQueriesTest {
    private static QueryNode parsed(String text) {
        return assertInstanceOf(ParseOutcome.Understood.class, new QueryParser(QueryLimits.DEFAULT).parse(text))
                .query();
    }

    private static Query query(String text) {
        return new ElasticsearchQueries(Optional.empty()).matching(parsed(text));
    }

    @Test
    void a_plain_word_is_stemmed_in_the_languages_that_its_script_writes() {
        List<String> fields = query("strikes").multiMatch().fields();
        assertTrue(fields.contains("bodyText^0.3"), fields::toString);
        assertTrue(fields.contains("derived.en.body"), fields::toString);
        assertFalse(fields.contains("derived.ru.body"), fields::toString);
    }

    @Test
    void a_known_language_is_the_only_one_that_a_word_is_stemmed_in() {
        Query query = new ElasticsearchQueries(Optional.of(TextLanguage.GERMAN)).matching(parsed("streiks"));
        List<String> fields = query.multiMatch().fields();
        assertEquals(
                List.of("derived.de.headline^1.3", "derived.de.body"),
                fields.stream().filter(field -> field.startsWith("derived")).toList());
    }

    @Test
    void chinese_is_looked_for_as_a_sequence_of_its_characters() {
        assertEquals(TextQueryType.Phrase, query("外交部长").multiMatch().type());
    }

    @Test
    void a_word_with_inner_punctuation_is_looked_for_as_the_sequence_of_its_parts() {
        assertEquals(TextQueryType.Phrase, query("covid-19").multiMatch().type());
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
    void neighbouring_words_lift_a_story_when_they_stand_close() {
        assertEquals(
                2,
                ElasticsearchQueries.nearness(parsed("fish OR doorbell OR canal"))
                        .size());
        assertEquals(
                0, ElasticsearchQueries.nearness(parsed("\"fish doorbell\"")).size());
    }
}
