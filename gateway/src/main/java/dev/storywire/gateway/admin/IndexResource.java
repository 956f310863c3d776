package dev.storywire.gateway.admin;

import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.backing.Target;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The index in the hands of administrators: rebuilds and dead letters. */
@Path("/v1/admin")
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
public class IndexResource {

    private static final String REBUILD = "/v1/admin/rebuild";
    private static final String LETTERS = "/v1/admin/dead-letters";
    private static final Pattern LETTER = Pattern.compile("\\d{1,6}-\\d{1,18}");

    private final BackingServices services;

    IndexResource(BackingServices services) {
        this.services = services;
    }

    /** Begins to make the index anew from the topic. */
    @POST
    @Path("rebuild")
    @Operation(
            operationId = "startRebuild",
            summary = "Make the search index anew from the events",
            description = "The old index answers until the new one is complete. 409 while a rebuild is under way.")
    @Parameter(ref = "fewer", name = "fewer", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "202", ref = "Rebuild")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Uni<Response> start(@Context RoutingContext context) {
        return act(HttpMethod.POST, Target.of(REBUILD, context), context);
    }

    /** How the last rebuild stands. */
    @GET
    @Path("rebuild")
    @Operation(operationId = "getRebuild", summary = "How the last rebuild stands")
    @APIResponse(responseCode = "200", ref = "Rebuild")
    @APIResponse(responseCode = "404", ref = "NothingThere")
    public Uni<Response> rebuild(@Context RoutingContext context) {
        return read(REBUILD, context);
    }

    /** Ends the rebuild under way; the old index stays. */
    @DELETE
    @Path("rebuild")
    @Operation(operationId = "cancelRebuild", summary = "End the rebuild under way; the old index stays")
    @APIResponse(responseCode = "200", ref = "Rebuild")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Uni<Response> cancel(@Context RoutingContext context) {
        return act(HttpMethod.DELETE, REBUILD, context);
    }

    /** Events that could not be indexed, newest first. */
    @GET
    @Path("dead-letters")
    @Operation(operationId = "listDeadLetters", summary = "Events that could not be indexed, newest first")
    @Parameter(ref = "letterSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "letterFrom", name = "from", in = ParameterIn.QUERY)
    @Parameter(ref = "letterAll", name = "all", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "DeadLetters")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<Response> letters(@Context RoutingContext context) {
        return read(Target.of(LETTERS, context), context);
    }

    /** One of them, whole. */
    @GET
    @Path("dead-letters/{letter}")
    @Operation(operationId = "getDeadLetter", summary = "One event that could not be indexed, whole")
    @Parameter(ref = "letter", name = "letter", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "DeadLetter")
    @APIResponse(responseCode = "404", ref = "NothingThere")
    public Uni<Response> letter(@PathParam("letter") String letter, @Context RoutingContext context) {
        return read(LETTERS + "/" + checked(letter), context);
    }

    /** Indexes one of them after all. */
    @POST
    @Path("dead-letters/{letter}/redrive")
    @Operation(operationId = "redriveDeadLetter", summary = "Index one of them after all")
    @Parameter(ref = "letter", name = "letter", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Redriven")
    @APIResponse(responseCode = "404", ref = "NothingThere")
    public Uni<Response> redrive(@PathParam("letter") String letter, @Context RoutingContext context) {
        return act(HttpMethod.POST, LETTERS + "/" + checked(letter) + "/redrive", context);
    }

    /** Indexes the newest of them after all. */
    @POST
    @Path("dead-letters/redrive")
    @Operation(operationId = "redriveDeadLetters", summary = "Index the newest of them after all, 200 at most")
    @APIResponse(responseCode = "200", ref = "RedrivenAll")
    public Uni<Response> redriveAll(@Context RoutingContext context) {
        return act(HttpMethod.POST, LETTERS + "/redrive", context);
    }

    private static String checked(String letter) {
        if (!LETTER.matcher(letter).matches()) {
            throw Problems.of(ProblemType.NOT_FOUND, "No dead letter has this id.")
                    .build();
        }
        return letter;
    }

    private Uni<Response> read(String target, RoutingContext context) {
        return services.search().read(Trace.of(context), target).map(Relay::pass);
    }

    private Uni<Response> act(HttpMethod method, String target, RoutingContext context) {
        return services.search().act(method, Trace.of(context), target).map(Relay::pass);
    }
}
