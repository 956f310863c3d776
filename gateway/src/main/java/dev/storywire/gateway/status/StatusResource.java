package dev.storywire.gateway.status;

import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The state of the whole suite, as far as the gateway sees it. */
@Path("/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.READER)
@Tag(name = "operation")
public class StatusResource {

    private final StatusReader reader;

    StatusResource(StatusReader reader) {
        this.reader = reader;
    }

    /** 200 whatever is away: that is what the answer tells. */
    @GET
    @Operation(
            operationId = "getStatus",
            summary = "What works just now, and how far indexing is behind",
            description = "Answered with 200 as long as the gateway itself lives; what is away is in the answer.")
    @APIResponse(responseCode = "200", ref = "Status")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "429", ref = "TooManyRequests")
    public Uni<StatusReport> status(@Context RoutingContext context) {
        return reader.read(Trace.of(context));
    }
}
