package dev.storywire.gateway.admin;

import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The topic in the hands of administrators: made anew from the stories after it was lost. */
@Path("/v1/admin/republication")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
@RolesAllowed(Roles.ADMIN)
public class RepublicationResource {

    private static final String REPUBLICATION = "/v1/admin/republication";

    private final BackingServices services;

    RepublicationResource(BackingServices services) {
        this.services = services;
    }

    /** Begins to publish the newest event of every story again. */
    @POST
    @Operation(
            operationId = "startRepublication",
            summary = "Publish the newest event of every story again",
            description =
                    "For a topic that was lost: make the search index anew after it. Nobody who follows the stories is told of them"
                            + " again. 409 while a republication is under way.")
    @APIResponse(responseCode = "202", ref = "Republication")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Uni<Response> start(@Context RoutingContext context) {
        return act(HttpMethod.POST, context);
    }

    /** How the last republication stands. */
    @GET
    @Operation(operationId = "getRepublication", summary = "How the last republication stands")
    @APIResponse(responseCode = "200", ref = "Republication")
    @APIResponse(responseCode = "404", ref = "NothingThere")
    public Uni<Response> last(@Context RoutingContext context) {
        return services.ingest().read(Trace.of(context), REPUBLICATION).map(Relay::pass);
    }

    /** Ends the republication under way; what waits in the outbox is still published. */
    @DELETE
    @Operation(operationId = "cancelRepublication", summary = "End the republication under way")
    @APIResponse(responseCode = "200", ref = "Republication")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Uni<Response> cancel(@Context RoutingContext context) {
        return act(HttpMethod.DELETE, context);
    }

    private Uni<Response> act(HttpMethod method, RoutingContext context) {
        return services.ingest().act(method, Trace.of(context), REPUBLICATION).map(Relay::pass);
    }
}
