package dev.storywire.search.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.story.SearchParameters.Reading;
import dev.storywire.search.story.StorySearch.Facet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParametersTest {
    private static StorySearch read(Map<String, List<String>> parameters) {
        return assertInstanceOf(Reading.Valid.class, SearchParameters.read(parameters))
                .search();
    }

    @Test
    void without_a_query_the_newest_come_first_and_with_one_the_most_relevant() {
        assertEquals(StorySearch.Sort.NEWEST, read(Map.of()).sort());
        assertEquals(
                StorySearch.Sort.RELEVANCE, read(Map.of("q", List.of("ferry"))).sort());
    }

    @Test
    void a_span_of_days_includes_its_last_day() {
        StorySearch search = read(Map.of("from", List.of("2024-04-01"), "to", List.of("2024-04-30")));
        assertEquals(Instant.parse("2024-04-01T00:00:00Z"), search.from());
        assertEquals(Instant.parse("2024-05-01T00:00:00Z"), search.until());
    }

    @Test
    void lists_are_read_from_commas_and_repetition_but_names_may_hold_commas() {
        StorySearch search = read(Map.of(
                "lang",
                List.of("en, de", "fr"),
                "source",
                List.of("Smith, Jones & Co"),
                "facets",
                List.of("tag,lang")));
        assertEquals(List.of("en", "de", "fr"), search.languages());
        assertEquals(List.of("Smith, Jones & Co"), search.sources());
        assertEquals(Set.of(Facet.TAG, Facet.LANG), search.facets());
    }

    @ParameterizedTest
    @CsvSource({
        "q, (ferry",
        "from, yesterday",
        "to, 2024-02-30",
        "kind, novel",
        "status, gone",
        "sort, best",
        "collapse, true",
        "size, 201",
        "size, -1",
        "size, many",
        "facets, colour",
        "interval, minute",
        "highlight, yes"
    })
    void a_value_that_can_not_be_used_is_a_fault_of_its_parameter(String name, String value) {
        Reading reading = SearchParameters.read(Map.of(name, List.of(value)));
        assertEquals(
                List.of(name),
                assertInstanceOf(Reading.Faulty.class, reading).faults().stream()
                        .map(ParameterFault::field)
                        .toList());
    }

    @Test
    void every_fault_is_reported_and_not_only_the_first() {
        Reading reading = SearchParameters.read(Map.of("size", List.of("x"), "sort", List.of("x")));
        assertEquals(2, assertInstanceOf(Reading.Faulty.class, reading).faults().size());
    }

    @Test
    void a_span_that_ends_before_it_begins_is_a_fault() {
        Reading reading = SearchParameters.read(Map.of("from", List.of("2024-05"), "to", List.of("2024-04")));
        assertEquals(1, assertInstanceOf(Reading.Faulty.class, reading).faults().size());
    }
}
