package dev.storywire.search.story;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dev.storywire.search.index.StoryIndex;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points in time that searches read from. One serves every search that begins within a moment, so that each page,
 * total and facet of a walk comes from the same state of the index without a request more for most searches. Each is kept until its last cursor
 * expires, and holds segments in Elasticsearch's memory until then: so not every search begins with one of its own.
 */
@ApplicationScoped
class Snapshots {
    private final ElasticsearchAsyncClient client;
    private final StoryIndex index;
    private final Duration age;
    private final String keepAlive;
    private final SnapshotPace pace;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Opened latest;

    private record Opened(Uni<String> id, Instant at) {}

    Snapshots(ElasticsearchAsyncClient client, StoryIndex index, SearchConfig config) {
        this.client = client;
        this.index = index;
        this.age = config.cursor().snapshotAge();
        this.keepAlive = config.cursor().keepAlive().toMillis() + "ms";
        this.pace =
                new SnapshotPace(config.cursor().keepAlive(), config.cursor().snapshots());
    }

    /** The id of a point in time that is young enough to begin a search with. */
    synchronized Uni<String> current() {
        Instant now = clock.instant();
        if (latest == null || (latest.at.plus(age).isBefore(now) && pace.open(now))) {
            latest = new Opened(open().memoize().indefinitely(), now);
        }
        return latest.id;
    }

    /** The current one is of no use any more. */
    synchronized void drop() {
        latest = null;
    }

    /** How long one is kept after each use, as Elasticsearch writes it. */
    String keepAlive() {
        return keepAlive;
    }

    private Uni<String> open() {
        return Uni.createFrom()
                .completionStage(
                        () -> client.openPointInTime(p -> p.index(index.alias()).keepAlive(k -> k.time(keepAlive))))
                .map(answer -> answer.id())
                .onFailure()
                .invoke(this::drop);
    }
}
