package dev.storywire.ingest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.story.StoryOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the stories of a request.
 *
 * @param outcomes one a story, in their order
 */
public record PushOutcomes(List<Outcome> outcomes) {

    /**
     * What became of a story.
     *
     * @param id absent for a rejected or ignored one, as is {@code revision}
     * @param outcome {@code created}, {@code revised}, {@code unchanged}, {@code ignored} (it cancels a story that is not there) or {@code rejected}
     * @param error why it was rejected; its {@code position} is the line, or the place in the document, from 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            @Nullable String id,
            @Nullable Integer revision,
            String outcome,
            @Nullable FieldError error) {

        static Outcome of(StoryOutcome outcome, int position) {
            return switch (outcome) {
                case StoryOutcome.Created(String id, int revision) -> new Outcome(id, revision, "created", null);
                case StoryOutcome.Revised(String id, int revision) -> new Outcome(id, revision, "revised", null);
                case StoryOutcome.Unchanged(String id, int revision) -> new Outcome(id, revision, "unchanged", null);
                case StoryOutcome.Ignored() -> new Outcome(null, null, "ignored", null);
                case StoryOutcome.Rejected(FieldError error) -> rejected(error, position);
            };
        }

        static Outcome rejected(FieldError error, int position) {
            return new Outcome(null, null, "rejected", error.at(position));
        }
    }
}
