package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.ingest.parse.model.ParseNote;
import dev.storywire.ingest.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the feeds of an OPML document.
 *
 * @param outcomes one a feed, in document order
 * @param diagnostics what was odd or lost in the document
 */
public record OpmlOutcomes(long created, long exists, long rejected, List<Outcome> outcomes, List<Note> diagnostics) {

    /**
     * What became of a feed.
     *
     * @param url as it stands in the document, absent where there is none
     * @param outcome {@code created}, {@code exists} or {@code rejected}
     * @param id of the feed that is there now; absent for a rejected one
     * @param error why it was rejected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            @Nullable String url,
            @Nullable String title,
            @Nullable String folder,
            String outcome,
            @Nullable String id,
            @Nullable FieldError error) {

        static final String CREATED = "created";
        static final String EXISTS = "exists";
        static final String REJECTED = "rejected";

        static Outcome of(OpmlFeed feed, Registration registration) {
            return switch (registration) {
                case Registration.Created(String id) -> outcome(feed, CREATED, id, null);
                case Registration.Exists(String id) -> outcome(feed, EXISTS, id, null);
            };
        }

        static Outcome rejected(OpmlFeed feed, FieldError error) {
            return outcome(feed, REJECTED, null, error);
        }

        private static Outcome outcome(OpmlFeed feed, String outcome, @Nullable String id, @Nullable FieldError error) {
            return new Outcome(feed.url(), feed.title(), feed.folder(), outcome, id, error);
        }
    }

    /** Something odd or lost. */
    public record Note(String code, String message) {}

    static OpmlOutcomes of(List<Outcome> outcomes, List<ParseNote> notes) {
        return new OpmlOutcomes(
                count(outcomes, Outcome.CREATED),
                count(outcomes, Outcome.EXISTS),
                count(outcomes, Outcome.REJECTED),
                outcomes,
                notes.stream()
                        .map(note -> new Note(note.code(), note.message()))
                        .toList());
    }

    private static long count(List<Outcome> outcomes, String which) {
        return outcomes.stream()
                .filter(outcome -> outcome.outcome().equals(which))
                .count();
    }
}
