package dev.storywire.search.live;

import dev.storywire.search.index.Refresher;
import dev.storywire.search.index.StoryIndexConfig;
import dev.storywire.search.storyevent.TopicProgress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the stream goes just now: what stands before is settled by the service's group, and searches see it. Every replica has the same
 * view of it, whichever of them indexed what.
 */
@ApplicationScoped
public class StreamFront {
    private final TopicProgress progress;
    private final Refresher refresher;
    private final StoryIndexConfig indexing;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable StreamPosition front;
    private volatile Instant shownAt = Instant.EPOCH;

    StreamFront(TopicProgress progress, Refresher refresher, StoryIndexConfig indexing) {
        this.progress = progress;
        this.refresher = refresher;
        this.indexing = indexing;
    }

    /**
     * Up to where searches see the settled events, which it makes them see first. Fails while Kafka or the index is away.
     */
    public Uni<StreamPosition> shown() {
        return progress.settled().map(StreamPosition::of).chain(settled -> shown(settled));
    }

    /** Under a heavy load Elasticsearch's own interval sets the pace. */
    private Uni<StreamPosition> shown(StreamPosition settled) {
        StreamPosition last = front;
        Instant now = clock.instant();
        if (last != null && last.topic().equals(settled.topic())) {
            long events = last.behind(settled);
            double seconds = Math.max(0.001, Duration.between(shownAt, now).toMillis() / 1000.0);
            boolean heavy = refresher.isFlooded() || events / seconds > indexing.promptRate();
            if (events == 0
                    || (heavy && shownAt.plus(indexing.refreshInterval()).isAfter(now))) {
                return Uni.createFrom().item(last);
            }
        }
        return refresher.show().map(_ -> {
            front = settled;
            shownAt = now;
            return settled;
        });
    }
}
