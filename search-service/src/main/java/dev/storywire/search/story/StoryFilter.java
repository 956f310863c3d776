package dev.storywire.search.story;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.query.CostlyPart;
import dev.storywire.search.query.QueryFault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/**
 * Which stories a search takes, whatever its order and its page.
 *
 * @param identity the same for two filters that take the same stories by the same words, and for no others
 * @param query matches exactly the stories that the search finds
 * @param length of the query as JSON, in characters
 * @param text of {@code q}, empty where there is none
 */
public record StoryFilter(String identity, Query query, int length, String text) {
    private static final JsonpMapper JSON = new JacksonJsonpMapper();

    /** What a list of stories leaves out of each: its long texts, and what only matters to the story itself. */
    public static final List<String> LEFT_OUT = List.of("bodyText", "bodyHtml", "links", "related", "provenance");

    /** What the parameters of a search came to. */
    public sealed interface Reading {

        /** They can be used. */
        record Valid(StoryFilter filter) implements Reading {}

        /** They can't, for these faults. */
        record Faulty(List<ParameterFault> faults) implements Reading {}
    }

    /** Reads the parameters of a search. */
    public static Reading read(Map<String, List<String>> parameters) {
        return switch (SearchParameters.read(parameters)) {
            case SearchParameters.Reading.Valid valid -> new Reading.Valid(of(valid.search()));
            case SearchParameters.Reading.Faulty faulty -> new Reading.Faulty(faulty.faults());
        };
    }

    /** Reads the parameters of a search; 400 with every fault in them. */
    public static StoryFilter of(Map<String, List<String>> parameters) {
        return switch (read(parameters)) {
            case Reading.Valid(StoryFilter filter) -> filter;
            case Reading.Faulty(List<ParameterFault> faults) -> throw Problems.invalidParameters(faults);
        };
    }

    /** 400, at the part that costs most: Elasticsearch refuses the query. */
    public HttpProblem tooCostly() {
        return tooCostly(text);
    }

    static HttpProblem tooCostly(String text) {
        QueryFault part = CostlyPart.of(text);
        return Problems.tooCostly(new ParameterFault("q", part.position(), part.message()));
    }

    static StoryFilter of(StorySearch search) {
        Query query = SearchRequests.filter(search);
        String json = JsonpUtils.toJsonString(query, JSON);
        return new StoryFilter(Fingerprint.of(json), query, json.length(), search.text());
    }
}
