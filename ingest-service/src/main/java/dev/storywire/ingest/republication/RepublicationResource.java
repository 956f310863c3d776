package dev.storywire.ingest.republication;

import dev.storywire.ingest.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /v1/admin/republication}: the topic made anew from the stories. */
@Path("/v1/admin/republication")
@Produces(MediaType.APPLICATION_JSON)
public class RepublicationResource {

    private final RepublicationStore store;

    RepublicationResource(RepublicationStore store) {
        this.store = store;
    }

    /** Begins to append the newest event of every story to the outbox: 202. 409 while that is under way. */
    @POST
    @Operation(summary = "Publish the newest event of every story again")
    @APIResponse(
            responseCode = "202",
            description = "It is under way",
            content = @Content(schema = @Schema(implementation = Republication.class)))
    @APIResponse(responseCode = "409", description = "One is under way already")
    public Uni<Response> begin() {
        return store.begin()
                .map(begun -> Response.accepted(begun.orElseThrow(ProblemType.REPUBLICATION_UNDER_WAY::problem))
                        .build());
    }

    /** How the last one stands; 404 where there was none. */
    @GET
    @Operation(summary = "How the last republication stands")
    @APIResponse(
            responseCode = "200",
            description = "The last one, running or not",
            content = @Content(schema = @Schema(implementation = Republication.class)))
    @APIResponse(responseCode = "404", description = "There was none")
    public Uni<Response> last() {
        return store.read().map(last -> Response.ok(last.orElseThrow(ProblemType.NO_REPUBLICATION::problem))
                .build());
    }

    /** Ends the one under way; what is in the outbox is still published. 409 where there is none. */
    @DELETE
    @Operation(summary = "End the republication under way")
    @APIResponse(
            responseCode = "200",
            description = "It is ended",
            content = @Content(schema = @Schema(implementation = Republication.class)))
    @APIResponse(responseCode = "409", description = "None is under way")
    public Uni<Response> cancel() {
        return store.cancel().map(ended -> Response.ok(ended.orElseThrow(ProblemType.REPUBLICATION_ENDED::problem))
                .build());
    }
}
