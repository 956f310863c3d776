package dev.storywire.search.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of results.
 *
 * @param tookMs what Elasticsearch took, in milliseconds
 * @param partial a part of the index did not answer, or not in time
 * @param stories as they were indexed, without their long texts
 * @param facets by facet, the values with most stories first; they count every match, not only this page
 * @param timeline the intervals that have stories, oldest first
 * @param nextCursor absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageOfStories(
        Total total,
        long tookMs,
        boolean partial,
        List<ObjectNode> stories,
        @Nullable Map<String, List<FacetValue>> facets,
        @Nullable List<TimelinePoint> timeline,
        @Nullable String nextCursor) {

    /**
     * How many stories match, or how many groups of them where they are collapsed.
     *
     * @param relation {@code eq}, or {@code gte} where there are that many at least
     */
    public record Total(long value, String relation) {}

    /** @param value what the parameter of the same name takes */
    public record FacetValue(String value, String label, long count) {}

    /** @param from the first instant of the interval */
    public record TimelinePoint(Instant from, long count) {}
}
