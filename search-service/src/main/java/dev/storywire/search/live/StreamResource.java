package dev.storywire.search.live;

import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.story.StoryFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live stream (server-sent events, HTML Living Standard, section 9.2). */
@Path("/v1/stream")
@Tag(name = "Stories")
public class StreamResource {
    private static final String EVENTS = "text/event-stream;charset=UTF-8";

    private final LiveStream live;

    StreamResource(LiveStream live) {
        this.live = live;
    }

    /**
     * Every story as it becomes searchable: events {@code story}, whose data is the story as a search gives it. {@code q} and
     * every filter of search apply. With {@code Last-Event-ID} (or {@code lastEventId} where a client can't set it) the
     * stream goes on behind that event, through what came since to what comes now. {@code lag} tells a client how many
     * events it is behind, and 0 when it has caught up. 400 for a parameter that can't be used, 503 while Kafka is away
     * or there are too many subscribers.
     */
    @GET
    @Operation(summary = "Every story as it becomes searchable")
    public Uni<Response> stream(
            @Context UriInfo uri,
            @HeaderParam("Last-Event-ID") @Nullable String lastEvent,
            @QueryParam("lastEventId") @Nullable String lastEventId) {
        StoryFilter filter = StoryFilter.of(uri.getQueryParameters());
        Optional<StreamPosition> resume = Stream.of(lastEvent, lastEventId)
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .map(id -> StreamPosition.parse(id.strip()).orElseThrow(StreamResource::noId));
        return live.open(filter, resume).map(stream -> Response.ok(stream)
                .header(HttpHeaders.CONTENT_TYPE, EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .build());
    }

    private static RuntimeException noId() {
        return Problems.invalidParameters(
                List.of(new ParameterFault("Last-Event-ID", null, "expected the id of an event of this stream")));
    }
}
