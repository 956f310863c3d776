package dev.storywire.ingest.status;

import dev.storywire.ingest.feed.FeedState;
import dev.storywire.ingest.feed.FeedStore;
import dev.storywire.ingest.outbox.OutboxLag;
import dev.storywire.ingest.story.StoryArchive;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/status}: how much there is and how far behind the events are. */
@Path("/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    /**
     * Counts, and what is still to be published.
     *
     * @param stories that are stored
     * @param sources that they came from
     * @param feeds by their state
     */
    public record Status(long stories, long sources, Map<FeedState, Long> feeds, OutboxLag.Lag outbox) {}

    private final StoryArchive archive;
    private final FeedStore feeds;
    private final OutboxLag lag;

    StatusResource(StoryArchive archive, FeedStore feeds, OutboxLag lag) {
        this.archive = archive;
        this.feeds = feeds;
        this.lag = lag;
    }

    /** Reads them now; 503 while the database is away. */
    @GET
    @Operation(summary = "Counts and lag")
    public Uni<Status> status() {
        return archive.count().chain(counts -> feeds.counts().chain(states -> lag.read()
                .map(outbox -> new Status(counts.stories(), counts.sources(), states, outbox))));
    }
}
