package dev.storywire.ingest.push;

import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.StoryFinisher;
import dev.storywire.ingest.outbox.TraceParent;
import dev.storywire.ingest.preview.Bodies;
import dev.storywire.ingest.preview.Gate;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.story.Admission;
import dev.storywire.ingest.story.StoryStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    PushOutcomes one(InputStream body, TraceParent trace) {
        try (Gate.Pass pass = gate.enter()) {
            byte[] json = Bodies.read(body, settings.maxStorySize().asLongValue());
            StoryBatcher batcher = new StoryBatcher(store, settings, trace);
            switch (read(json)) {
                case Reading.Wrong(List<FieldError> errors) -> throw invalid(errors);
                case Reading.Right(Admission.Refused(FieldError error)) -> throw invalid(List.of(error));
                case Reading.Right(Admission.Admitted admitted) -> batcher.add(admitted, 1, json.length);
            }
            return batcher.finish();
        }
    }

    /** Many stories, one a line; a bad line rejects that line alone. */
    PushOutcomes lines(InputStream body, TraceParent trace) {
        try (Gate.Pass pass = gate.enter()) {
            Lines lines = new Lines(body, settings.maxStorySize().asLongValue());
            StoryBatcher batcher = new StoryBatcher(store, settings, trace);
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (batcher.size() == settings.maxStories()) {
                    batcher.finish();
                    throw Bodies.tooLarge(body, "A request takes " + settings.maxStories()
                            + " stories; those are stored. Push the lines after them in another request.");
                }
                add(batcher, line.get());
            }
            return batcher.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
