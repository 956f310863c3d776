package dev.storywire.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.search.query.QueryNode.And;
import dev.storywire.search.query.QueryNode.In;
import dev.storywire.search.query.QueryNode.Not;
import dev.storywire.search.query.QueryNode.Or;
import dev.storywire.search.query.QueryNode.Phrase;
import dev.storywire.search.query.QueryNode.Prefix;
import dev.storywire.search.query.QueryNode.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static final QueryParser PARSER = new QueryParser(QueryLimits.DEFAULT);

    private static QueryNode parsed(String text) {
        return assertInstanceOf(ParseOutcome.Understood.class, PARSER.parse(text), text)
                .query();
    }

    private static QueryFault fault(String text) {
        return assertInstanceOf(ParseOutcome.Faulty.class, PARSER.parse(text), text)
                .fault();
    }

    private static Word word(String text) {
        return new Word(text);
    }

    @Test
    void words_side_by_side_are_all_required() {
        assertEquals(new And(List.of(word("ferry"), word("strike"))), parsed("ferry strike"));
    }

    @Test
    void or_binds_looser_than_standing_side_by_side() {
        QueryNode both = new And(List.of(word("ferry"), word("strike")));
        assertEquals(new Or(List.of(both, word("harbour"))), parsed("ferry strike OR harbour"));
    }

    @Test
    void a_negation_binds_to_the_next_word_only() {
        assertEquals(new And(List.of(new Not(word("ferry")), word("strike"))), parsed("NOT ferry strike"));
        assertEquals(parsed("NOT ferry strike"), parsed("-ferry strike"));
    }

    @Test
    void parentheses_override_the_precedence() {
        QueryNode either = new Or(List.of(word("ferry"), word("train")));
        assertEquals(new And(List.of(either, word("strike"))), parsed("(ferry OR train) strike"));
    }

    @Test
    void parentheses_that_change_nothing_leave_no_trace() {
        assertEquals(parsed("a1 b2 c3"), parsed("((a1) (b2 c3))"));
    }

    @Test
    void a_distance_after_a_phrase_is_its_slop() {
        assertEquals(new Phrase("fish doorbell", 0), parsed("\"fish  doorbell\""));
        assertEquals(new Phrase("fish doorbell", 5), parsed("\"fish doorbell\"~5"));
    }

    @Test
    void typographic_quotation_marks_are_as_good_as_straight_ones() {
        assertEquals(parsed("\"fish doorbell\""), parsed("„fish doorbell“"));
    }

    @Test
    void an_asterisk_at_the_end_makes_a_prefix() {
        assertEquals(new Prefix("elect"), parsed("elect*"));
    }

    @Test
    void a_field_takes_a_word_a_phrase_or_a_group() {
        assertEquals(new In(FieldName.HEADLINE, word("flood")), parsed("headline:flood"));
        assertEquals(new In(FieldName.AUTHOR, new Phrase("jane doe", 0)), parsed("author:\"jane doe\""));
        assertEquals(new In(FieldName.TAG, new Or(List.of(word("rail"), word("road")))), parsed("TAG: (rail OR road)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:30", "https://example.org/a", "covid-19", "AT&T", "王毅", "Breaking:", "l'avion"})
    void what_is_no_operator_is_a_word(String text) {
        assertEquals(word(text), parsed(text));
    }

    @Test
    void marks_that_nothing_can_be_searched_by_count_as_space() {
        assertEquals(parsed("Tom Jerry"), parsed("Tom & Jerry -- – …"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000", "& -- …"})
    void a_text_without_anything_to_search_for_is_empty(String text) {
        assertInstanceOf(ParseOutcome.Empty.class, PARSER.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ferry OR          | 8  | a word, a phrase or (",
                "OR ferry          | 0  | a word, a phrase or (",
                "(ferry            | 6  | ) to the ( at 0",
                "ferry)            | 5  | the end of the query",
                "()                | 1  | a word, a phrase or (",
                "\"ferry           | 0  | a closing quotation mark",
                "x1 \"&\"          | 3  | words between the quotation marks",
                "\"a b\"~x         | 6  | a distance of 0 to 100",
                "\"a b\"~1000      | 6  | a distance of 0 to 100",
                "*ferry            | 0  | * at the end of a word only",
                "fe*ry             | 2  | * at the end of a word only",
                "fe*               | 0  | at least 3 letters before *",
                "colour:red        | 0  | one of the fields headline:",
                "headline:         | 9  | a word, a phrase or (",
                "headline:OR       | 9  | a word, a phrase or (",
                "tag:source:x1     | 4  | within tag:",
                "before:soon       | 7  | a date such as 2024",
                "after:2024-13     | 6  | a date such as 2024",
                "before:\"2024\"   | 7  | a date such as 2024",
            })
    void a_fault_is_reported_with_its_place_and_what_was_expected(String text, int position, String expectation) {
        QueryFault fault = fault(text);
        assertTrue(fault.message().contains(expectation), fault.message());
        assertEquals(position, fault.position(), fault.message());
    }

    @Test
    void a_ruinous_query_is_refused() {
        assertTrue(fault("x".repeat(4_001)).message().contains("at most 4000 characters"));
        assertTrue(fault("w1 ".repeat(201)).message().contains("at most 200 words"));
        assertTrue(fault("(".repeat(13) + "w1" + ")".repeat(13)).message().contains("at most 12 levels"));
        assertTrue(fault("NOT ".repeat(13) + "w1").message().contains("at most 12 levels"));
        assertTrue(fault("abc* ".repeat(11)).message().contains("at most 10 words with *"));
    }

    @Test
    void half_a_surrogate_pair_is_a_fault_and_not_a_failure_later() {
        assertEquals(1, fault("a\ud83d").position());
    }
}
