package dev.storywire.search.live;

import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.story.StoryFilter;
import dev.storywire.search.storyevent.TopicProgress;
import dev.storywire.search.web.ByteStream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Follows the index for all subscribers of this replica. Every round reads how far the service's group has settled the
 * topic, makes that visible to searches, and searches for each open query what lies between its subscribers' position and
 * there. So every replica sees every story, whichever of them indexed it; a story is told when it is found, by the search
 * itself; and history and live are one: a subscriber that is behind is served in larger steps.
 */
@ApplicationScoped
class LiveStream {
    private static final Logger LOG = Logger.getLogger(LiveStream.class);

    private final TopicProgress progress;
    private final StreamFront front;
    private final LiveSearches searches;
    private final LiveConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean underWay = new AtomicBoolean();
    private Cancellable keepingUp = () -> {};
    private volatile boolean ending;

    LiveStream(
            TopicProgress progress, StreamFront front, LiveSearches searches, LiveConfig config, MeterRegistry meters) {
        this.progress = progress;
        this.front = front;
        this.searches = searches;
        this.config = config;
        meters.gaugeCollectionSize("storywire.live.subscribers", List.of(), subscribers);
    }

    void onStart(@Observes StartupEvent start) {
        keepingUp = Multi.createFrom()
                .ticks()
                .every(config.poll())
                .onOverflow()
                .drop()
                .subscribe()
                .with(_ -> keepUp());
    }

    /** Subscribers come back to another replica, and resume; those who come back to this one are ended again. */
    void onEnding(@Observes ShutdownDelayInitiatedEvent told) {
        ending = true;
    }

    void onStop(@Observes ShutdownEvent stop) {
        keepingUp.cancel();
        subscribers.forEach(Subscriber::complete);
    }

    /**
     * Opens the stream for one subscriber.
     *
     * @param resume where it was when its connection broke; from now on where that is empty
     * @return fails with a problem: too many subscribers, Kafka away, or a position of another topic
     */
    Uni<ByteStream> open(StoryFilter filter, Optional<StreamPosition> resume) {
        if (subscribers.size() >= config.subscribers()) {
            throw Problems.tooManySubscribers(config.subscribers());
        }
        return progress.settled()
                .onFailure()
                .transform(e -> {
                    LOG.debugf(e, "event=stream-refused");
                    return Problems.unavailable();
                })
                .map(StreamPosition::of)
                .map(now -> {
                    StreamPosition start = resume.orElse(now);
                    if (!start.isOf(now)) {
                        throw Problems.invalidParameters(List.of(new ParameterFault(
                                "Last-Event-ID", null, "expected an id of this stream, which has begun anew since")));
                    }
                    return new ByteStream(Multi.createFrom()
                            .emitter(client -> begin(filter, start, client), BackPressureStrategy.ERROR));
                });
    }

    private void begin(StoryFilter filter, StreamPosition start, MultiEmitter<? super Buffer> client) {
        Instant now = clock.instant();
        Subscriber subscriber = new Subscriber(filter, start, client, now);
        client.onTermination(() -> subscribers.remove(subscriber));
        subscriber.tell(new Frames().opening(config.retry().toMillis(), start).buffer(), start, now);
        subscribers.add(subscriber);
        if (underWay.compareAndSet(false, true)) {
            next(Duration.ZERO);
        }
    }

    private void next(Duration wait) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(wait.plusMillis(1))
                .chain(this::round)
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.debugf(e, "event=stream-round-failed");
                    return false;
                })
                .subscribe()
                .with(this::afterRound);
    }

    /** There may be a subscriber that came after the last look. */
    private void afterRound(boolean more) {
        if (subscribers.isEmpty()) {
            underWay.set(false);
            if (subscribers.isEmpty() || !underWay.compareAndSet(false, true)) {
                return;
            }
        }
        next(more ? Duration.ZERO : config.poll());
    }

    /** Whether someone who could take more is still behind. */
    private Uni<Boolean> round() {
        return front.shown().invoke(this::beginAnew).chain(shown -> searches.serve(
                        subscribers.stream()
                                .filter(subscriber -> subscriber.isReady()
                                        && subscriber.position().behind(shown) > 0)
                                .toList(),
                        shown)
                .map(_ -> subscribers.stream()
                        .anyMatch(subscriber ->
                                subscriber.isReady() && subscriber.position().behind(shown) > 0)));
    }

    /** Places of a topic that was lost say nothing of the one that was made in its stead. */
    private void beginAnew(StreamPosition shown) {
        subscribers.stream()
                .filter(subscriber -> !subscriber.position().isOf(shown))
                .forEach(subscriber -> subscriber.tell(Buffer.buffer(), shown.beginning(), clock.instant()));
    }

    /** Beside the rounds, which wait for Kafka and Elasticsearch. */
    private void keepUp() {
        Instant now = clock.instant();
        subscribers.removeIf(Subscriber::isGone);
        for (Subscriber subscriber : subscribers) {
            if (ending) {
                subscriber.complete();
            } else if (subscriber.hasStalled(config.stall(), now)) {
                LOG.debugf("event=subscriber-stalled");
                subscriber.end(new IllegalStateException("the client takes nothing"));
            } else {
                subscriber.showLife(config.heartbeat(), now);
            }
        }
    }
}
