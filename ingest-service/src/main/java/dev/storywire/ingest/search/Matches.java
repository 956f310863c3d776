package dev.storywire.ingest.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.ingest.problem.FieldError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which searches find what has become searchable in a stretch of the stream. Places are the search service's own; nobody else reads them.
 *
 * @param after where the stretch begins
 * @param next the place behind it
 * @param complete whether it goes to the end asked for, or as far as there is anything
 * @param restarted whether the place asked for is of a stream that is no more, so that all begins again
 * @param behind events after it
 * @param stories how many stories it has
 * @param matches in the order of the stream
 * @param faults searches that can't be run
 */
public record Matches(
        String after,
        String next,
        boolean complete,
        boolean restarted,
        long behind,
        long stories,
        List<Match> matches,
        List<Fault> faults) {

    /**
     * What is asked.
     *
     * @param after where the stretch is to begin; {@code null} only to learn where the stream stands, and what is wrong with the searches
     * @param until where it is to end at most; {@code null} for the end of the stream
     */
    public record Question(@Nullable String after, @Nullable String until, List<Search> searches) {}

    /**
     * A search.
     *
     * @param after a place before which nothing matches it
     * @param parameters {@code q} and filters, as in any search
     */
    public record Search(@Nullable String after, Map<String, List<String>> parameters) {}

    /**
     * A story that is found.
     *
     * @param story without its texts
     * @param searches that find it, by their place in the question
     */
    public record Match(ObjectNode story, List<Integer> searches) {}

    /** A search that can't be run, by its place in the question. */
    public record Fault(int search, List<FieldError> errors) {}
}
