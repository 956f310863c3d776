package dev.storywire.search.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes written stories visible as {@link RefreshPolicy} decides; at most one refresh is waiting or running. */
@ApplicationScoped
public class Refresher {
    private static final Logger LOG = Logger.getLogger(Refresher.class);

    private final StoryIndex index;
    private final Clock clock = Clock.systemUTC();
    private final RefreshPolicy policy;
    private final Timer freshness;
    private @Nullable Instant oldestHidden;
    private boolean underWay;

    Refresher(StoryIndex index, StoryIndexConfig config, MeterRegistry meters) {
        this.index = index;
        this.policy = new RefreshPolicy(config.promptRate(), config.promptInterval());
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
        Optional<Duration> wait = policy.written(stories, clock.instant());
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

    private Uni<Void> refresh() {
        Instant oldest = begin();
        return index.refresh()
                .invoke(() -> freshness.record(Duration.between(oldest, clock.instant())))
                .eventually(this::end);
    }

    private synchronized Instant begin() {
        Instant now = clock.instant();
        policy.refreshing(now);
        Instant oldest = oldestHidden == null ? now : oldestHidden;
        oldestHidden = null;
        return oldest;
    }

    /** What was written while the refresh ran needs one more. */
    private synchronized void end() {
        policy.refreshed(clock.instant());
        underWay = oldestHidden != null;
        if (underWay) {
            refreshAfter(policy.written(0, clock.instant()).orElse(Duration.ZERO));
        }
    }
}
