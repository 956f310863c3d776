package dev.storywire.search.match;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param after the place in the stream from which on stories are looked at; absent to learn where it stands now
 * @param until the place before which they are looked at, as an answer named it; absent for as far as the stream goes
 * @param searches in any number up to {@code storywire.search.match.searches}, none too
 */
public record MatchRequest(
        @Nullable String after,
        @Nullable String until,
        @Nullable List<Wanted> searches) {

    /**
     * A search.
     *
     * @param after a place before which nothing matches it, where that lies further on than the request's own
     * @param parameters as {@code GET /v1/stories} has them: {@code q} and the filters; others mean nothing here
     */
    public record Wanted(@Nullable String after, @Nullable Map<String, List<String>> parameters) {}

    List<Wanted> wanted() {
        return searches == null ? List.of() : searches;
    }
}
