package dev.storywire.ingest.push;

import dev.storywire.ingest.access.Caller;
import dev.storywire.ingest.outbox.TraceParent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code POST /v1/stories}: stories that somebody pushes. */
@Path("/v1/stories")
@Produces(MediaType.APPLICATION_JSON)
public class StoriesResource {

    private final StoryPush push;

    StoriesResource(StoryPush push) {
        this.push = push;
    }

    /**
     * Stores one story. It needs {@code source.name}, {@code externalId} or {@code url}, and {@code headline} or {@code bodyText};
     * fields that the story contract doesn't know are passed over. Pushing the same thing twice changes nothing.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(summary = "Push a story")
    @RequestBody(content = @Content(schema = @Schema(implementation = PushedStory.class)))
    @APIResponse(
            responseCode = "202",
            description = "What became of it",
            content = @Content(schema = @Schema(implementation = PushOutcomes.class)))
    @APIResponse(responseCode = "400", description = "Not a story, with the fields that are wrong")
    @APIResponse(responseCode = "413", description = "Larger than a story may be")
    public PushOutcomes one(@Context RoutingContext request, InputStream body) {
        return push.one(body, new Caller(request), TraceParent.current());
    }

    /** Stores many stories, one a line (NDJSON), as {@link #one} does each; a bad line rejects that line alone. */
    @POST
    @Consumes("application/x-ndjson")
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(summary = "Push stories, one a line")
    @APIResponse(
            responseCode = "202",
            description = "What became of each line",
            content = @Content(schema = @Schema(implementation = PushOutcomes.class)))
    @APIResponse(responseCode = "413", description = "More lines than a request may have; those before are stored")
    public PushOutcomes lines(@Context RoutingContext request, InputStream body) {
        return push.lines(body, new Caller(request), TraceParent.current());
    }
}
