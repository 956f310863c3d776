package dev.storywire.search.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes written stories visible at the pace of {@link RefreshPolicy}; at most one refresh is waiting or running. */
@ApplicationScoped
public class Refresher {
    private static final Logger LOG = Logger.getLogger(Refresher.class);

    private final StoryIndex index;
    private final Clock clock = Clock.systemUTC();
    private final RefreshPolicy policy;
    private final Timer freshness;
    private @Nullable Instant oldestHidden;
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();
    private boolean underWay;

    Refresher(StoryIndex index, StoryIndexConfig config, MeterRegistry meters) {
        this.index = index;
        this.policy = new RefreshPolicy(config.promptRate(), config.promptInterval(), config.refreshInterval());
        this.freshness = Timer.builder("storywire.index.freshness")
                .description("From the writing of an event to its story being searchable, the oldest of each refresh")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
    }

    /**
     * So many stories were written.
     *
     * @param oldest when the first of their events was written
     */
    public synchronized void written(int stories, Instant oldest) {
        Optional<Duration> wait = policy.written(stories, oldest, clock.instant());
        if (oldestHidden == null || oldest.isBefore(oldestHidden)) {
            oldestHidden = oldest;
        }
        if (wait.isEmpty()) {
            oldestHidden = null;
        } else if (!underWay) {
            underWay = true;
            refreshAfter(wait.get());
        }
    }

    /** Whether so much was written last, or so much of it late, that refreshing is left to Elasticsearch. */
    public synchronized boolean isFlooded() {
        return policy.isFlood();
    }

    /**
     * Completes when everything that was written before is visible. Those who ask share the refreshes that writing brings
     * about, and their pace; fails while the index does not answer.
     */
    public Uni<Void> show() {
        return Uni.createFrom().<Void>emitter(one -> join(one));
    }

    private synchronized void join(UniEmitter<? super Void> one) {
        waiting.add(one);
        if (!underWay) {
            underWay = true;
            refreshAfter(policy.pause(clock.instant()));
        }
    }

    private void refreshAfter(Duration wait) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(wait.plusMillis(1))
                .chain(this::refresh)
                .subscribe()
                .with(_ -> {}, e -> LOG.debugf("event=refresh-failed reason=\"%s\"", e.getMessage()));
    }

    /** @param oldest hidden until then, absent where nobody wrote */
    private record Refresh(@Nullable Instant oldest, List<UniEmitter<? super Void>> waiting) {}

    private Uni<Void> refresh() {
        Refresh refresh = begin();
        return index.refresh()
                .invoke(() -> {
                    if (refresh.oldest != null) {
                        freshness.record(Duration.between(refresh.oldest, clock.instant()));
                    }
                    refresh.waiting.forEach(one -> one.complete(null));
                })
                .onFailure()
                .invoke(e -> refresh.waiting.forEach(one -> one.fail(e)))
                .eventually(this::end);
    }

    private synchronized Refresh begin() {
        policy.refreshing(clock.instant());
        Refresh refresh = new Refresh(oldestHidden, List.copyOf(waiting));
        oldestHidden = null;
        waiting.clear();
        return refresh;
    }

    /** What was written, and who came, while the refresh ran needs one more. */
    private synchronized void end() {
        policy.refreshed(clock.instant());
        underWay = oldestHidden != null || !waiting.isEmpty();
        if (underWay) {
            refreshAfter(policy.pause(clock.instant()));
        }
    }
}
