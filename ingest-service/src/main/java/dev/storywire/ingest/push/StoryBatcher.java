package dev.storywire.ingest.push;

import dev.storywire.ingest.access.Caller;
import dev.storywire.ingest.outbox.TraceParent;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import dev.storywire.ingest.story.Admission;
import dev.storywire.ingest.story.IncomingStory;
import dev.storywire.ingest.story.StoryOutcome;
import dev.storywire.ingest.story.StoryStore;
import dev.storywire.ingest.story.SupersededException;
import dev.storywire.ingest.story.Warrant;
import io.quarkus.vertx.VertxContextSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the stories of one request and stores them batch by batch, so that the outcomes come in the order of the stories.
 * Blocks while a batch is stored; for virtual threads. Nothing is stored for a sender who has gone, who has sent it again elsewhere and perhaps
 * corrected it there.
 */
final class StoryBatcher {

    private static final int RETRY_SECONDS = 2;

    private record Waiting(int index, int position, IncomingStory story) {}

    private final StoryStore store;
    private final PushSettings settings;
    private final Warrant warrant;
    private final TraceParent trace;
    private final List<Optional<PushOutcomes.Outcome>> outcomes = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long waitingSize;

    StoryBatcher(StoryStore store, PushSettings settings, Caller caller, TraceParent trace) {
        this.store = store;
        this.settings = settings;
        this.warrant = Warrant.of(() -> caller.isThere() && caller.hasWaited().compareTo(settings.deadline()) < 0);
        this.trace = trace;
    }

    /** How many stories were taken or rejected so far. */
    int size() {
        return outcomes.size();
    }

    /**
     * Takes the next story.
     *
     * @param position its line, or its place in the document, from 1
     * @param size about how many bytes it holds
     */
    void add(Admission admission, int position, long size) {
        switch (admission) {
            case Admission.Refused(FieldError error) -> reject(error, position);
            case Admission.Admitted(IncomingStory story) -> {
                waiting.add(new Waiting(outcomes.size(), position, story));
                outcomes.add(Optional.empty());
                waitingSize += size;
                if (waiting.size() >= settings.batchStories()
                        || waitingSize >= settings.batchSize().asLongValue()) {
                    store();
                }
            }
        }
    }

    /** Notes that the next story can't be stored. */
    void reject(FieldError error, int position) {
        outcomes.add(Optional.of(PushOutcomes.Outcome.rejected(error, position)));
    }

    /** Stores what is left. */
    PushOutcomes finish() {
        store();
        return new PushOutcomes(outcomes.stream().flatMap(Optional::stream).toList());
    }

    private void store() {
        List<IncomingStory> stories = waiting.stream().map(Waiting::story).toList();
        List<StoryOutcome> stored = await(stories);
        for (int i = 0; i < stored.size(); i++) {
            Waiting story = waiting.get(i);
            outcomes.set(story.index(), Optional.of(PushOutcomes.Outcome.of(stored.get(i), story.position())));
        }
        waiting.clear();
        waitingSize = 0;
    }

    private List<StoryOutcome> await(List<IncomingStory> stories) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> store.store(stories, warrant, trace));
        } catch (SupersededException gone) {
            throw ProblemType.BUSY.retryAfter(RETRY_SECONDS);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
