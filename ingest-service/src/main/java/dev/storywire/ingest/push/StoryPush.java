package dev.storywire.ingest.push;

import dev.storywire.ingest.access.Caller;
import dev.storywire.ingest.normalize.Diagnostics;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryFinisher;
import dev.storywire.ingest.outbox.TraceParent;
import dev.storywire.ingest.preview.Bodies;
import dev.storywire.ingest.preview.Gate;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.story.Admission;
import dev.storywire.ingest.story.StoryStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Takes pushed stories out of requests and stores them. Blocks; for virtual threads. */
@ApplicationScoped
class StoryPush {

    private final StoryStore store;
    private final StoryFinisher finisher;
    private final PushSettings settings;
    private final Gate gate;

    StoryPush(StoryStore store, StoryFinisher finisher, PushSettings settings) {
        this.store = store;
        this.finisher = finisher;
        this.settings = settings;
        this.gate = new Gate(settings.concurrency(), settings.patience());
    }

    /** One story; what is wrong with it is the problem {@code invalid-story} (400). */
    PushOutcomes one(InputStream body, Caller caller, TraceParent trace) {
        return gate.through(() -> {
            byte[] json = Bodies.read(body, limit());
            StoryBatcher batcher = new StoryBatcher(store, settings, caller, trace);
            switch (PushedStoryReader.read(json)) {
                case PushedStoryReader.Reading.Wrong(List<FieldError> errors) -> throw invalid(errors);
                case PushedStoryReader.Reading.Right(PushedStory story) -> {
                    switch (admit(story)) {
                        case Admission.Refused(FieldError error) -> throw invalid(List.of(error));
                        case Admission.Admitted admitted -> batcher.add(admitted, 1, json.length);
                    }
                }
            }
            return batcher.finish();
        });
    }

    /** Many stories, one a line; a bad line rejects that line alone. */
    PushOutcomes lines(InputStream body, Caller caller, TraceParent trace) {
        return gate.through(() -> {
            try {
                return storeLines(body, caller, trace);
            } catch (IOException e) {
                throw Bodies.cutOff();
            }
        });
    }

    private PushOutcomes storeLines(InputStream body, Caller caller, TraceParent trace) throws IOException {
        Lines lines = new Lines(body, limit());
        StoryBatcher batcher = new StoryBatcher(store, settings, caller, trace);
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (batcher.size() == settings.maxStories()) {
                batcher.finish();
                throw Bodies.tooLarge(
                        body,
                        "A request takes " + settings.maxStories()
                                + " stories; those are stored. Push the lines after them in another request.");
            }
            add(batcher, line.get());
        }
        return batcher.finish();
    }

    private void add(StoryBatcher batcher, Lines.Line line) {
        switch (line) {
            case Lines.Line.TooLong(int number) ->
                batcher.reject(
                        new FieldError(null, null, "The line is longer than a story may be: " + limit() + " bytes"),
                        number);
            case Lines.Line.Whole(int number, byte[] json) -> {
                switch (PushedStoryReader.read(json)) {
                    case PushedStoryReader.Reading.Wrong(List<FieldError> errors) ->
                        batcher.reject(errors.getFirst(), number);
                    case PushedStoryReader.Reading.Right(PushedStory story) ->
                        batcher.add(admit(story), number, json.length);
                }
            }
        }
    }

    private Admission admit(PushedStory pushed) {
        // Alone in its request or line, it is no story of a document: nobody reads diagnostics of its places.
        Story story = finisher.finish(pushed.draft(), pushed.url(), 0, new Diagnostics(0));
        return Admission.of(story, null, null);
    }

    private long limit() {
        return settings.maxStorySize().asLongValue();
    }

    private static HttpProblem invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String where = first.field() == null ? "" : "The field " + first.field() + " ";
        return ProblemType.INVALID_STORY.problem(where + first.message() + ".", errors);
    }
}
