package dev.storywire.ingest.push;

import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.StrictJson;
import java.util.List;

/** From the JSON of a pushed story to the story, or to what is wrong with it. */
final class PushedStoryReader {

    /** What the JSON turned out to be. */
    sealed interface Reading {

        /** A story that a store may look at. */
        record Right(PushedStory story) implements Reading {}

        /** No such story; at least one error. */
        record Wrong(List<FieldError> errors) implements Reading {}
    }

    private static final StrictJson<PushedStory> JSON = new StrictJson<>(PushedStory.class, "The story");

    private PushedStoryReader() {}

    static Reading read(byte[] json) {
        return switch (JSON.read(json)) {
            case StrictJson.Reading.Wrong<PushedStory>(FieldError error) -> new Reading.Wrong(List.of(error));
            case StrictJson.Reading.Right<PushedStory>(PushedStory story) -> {
                List<FieldError> errors = PushRules.check(story);
                yield errors.isEmpty() ? new Reading.Right(story) : new Reading.Wrong(errors);
            }
        };
    }
}
