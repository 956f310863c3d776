package dev.storywire.ingest.feed;

import dev.storywire.ingest.preview.Bodies;
import dev.storywire.ingest.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/feeds/{id}}: one feed. */
@Path("/v1/feeds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "No such feed")
public class FeedResource {

    private static final int USUAL_FETCHES = 20;
    private static final int MOST_FETCHES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The last fetches of a feed.
     *
     * @param fetches newest first
     */
    public record Fetches(String id, List<FetchRecord> fetches) {}

    private final FeedStore store;
    private final FeedEditor editor;
    private final FetchLog log;

    FeedResource(FeedStore store, FeedEditor editor, FetchLog log) {
        this.store = store;
        this.editor = editor;
        this.log = log;
    }

    /** The feed and how it is doing. */
    @GET
    @Operation(summary = "A feed and how it is doing")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    @APIResponse(responseCode = "304", description = "It is as the client has it (If-None-Match)")
    public Uni<Response> feed(@PathParam("id") String id, @Context Request request) {
        return existing(id).map(report -> {
            FeedView view = FeedView.of(report);
            EntityTag tag = FeedTag.of(report.feed().version(), view);
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
            return (unchanged == null ? Response.ok(view).tag(tag) : unchanged).build();
        });
    }

    /**
     * Changes a feed by a merge patch (RFC 7396): {@code null} takes a value away, what isn't named stays. {@code "state": "paused"} pauses,
     * {@code "active"} resumes and takes up again what was gone.
     *
     * @param ifMatch the change is made only where people have not changed the feed since
     */
    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RunOnVirtualThread
    @Operation(summary = "Change, pause or resume a feed")
    @RequestBody(content = @Content(schema = @Schema(implementation = FeedForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "The feed as it is now",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong")
    @APIResponse(responseCode = "409", description = "Another feed is at the new address already")
    @APIResponse(responseCode = "412", description = "It was changed in the meantime (If-Match)")
    @APIResponse(responseCode = "422", description = "The address is forbidden, or there is no key for credentials")
    public Response change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, InputStream body) {
        var patch = FeedForms.patch(Bodies.read(body, FeedsResource.MAX_FORM));
        return switch (editor.patch(id, patch, ifMatch).await().atMost(PATIENCE)) {
            case FeedChange.Outcome.Changed(FeedReport report) -> {
                FeedView view = FeedView.of(report);
                yield Response.ok(view)
                        .tag(FeedTag.of(report.feed().version(), view))
                        .build();
            }
            case FeedChange.Outcome.Unknown unknown -> throw ProblemType.FEED_NOT_FOUND.problem();
            case FeedChange.Outcome.Taken(String other) ->
                throw FeedRegistrar.exists(existing(other).await().atMost(PATIENCE));
        };
    }

    /** Removes a feed and its log; its stories stay. */
    @DELETE
    @Operation(summary = "Remove a feed; its stories stay")
    @APIResponse(responseCode = "204", description = "It is removed")
    @APIResponse(responseCode = "412", description = "It was changed in the meantime (If-Match)")
    public Uni<Void> remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return store.remove(id, report -> FeedTag.require(ifMatch, report.feed().version()))
                .invoke(FeedResource::requireOne)
                .replaceWithVoid();
    }

    /** Makes a feed due now, whatever its state; what comes of it stands in its fetches. */
    @POST
    @Path("/refresh")
    @Operation(summary = "Fetch a feed now, also one that is paused or gone")
    @APIResponse(
            responseCode = "202",
            description = "The feed; it is fetched as soon as its host's turn comes",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Uni<Response> refresh(@PathParam("id") String id) {
        return store.refresh(id)
                .invoke(FeedResource::requireOne)
                .chain(() -> existing(id))
                .map(report -> Response.accepted(FeedView.of(report))
                        .location(URI.create("/v1/feeds/" + id + "/fetches"))
                        .build());
    }

    /**
     * The last fetches: when, what came of it, how many stories, why it failed.
     *
     * @param size 200 at most; the service may keep fewer
     */
    @GET
    @Path("/fetches")
    @Operation(summary = "The last fetches of a feed, newest first")
    @APIResponse(responseCode = "200", description = "Newest first")
    public Uni<Fetches> fetches(@PathParam("id") String id, @QueryParam("size") @Nullable String size) {
        int most = FeedQuery.size(size, USUAL_FETCHES, MOST_FETCHES);
        return existing(id).chain(() -> log.last(id, most)).map(fetches -> new Fetches(id, fetches));
    }

    private Uni<FeedReport> existing(String id) {
        return store.report(id).map(found -> found.orElseThrow(ProblemType.FEED_NOT_FOUND::problem));
    }

    private static void requireOne(boolean found) {
        if (!found) {
            throw ProblemType.FEED_NOT_FOUND.problem();
        }
    }
}
