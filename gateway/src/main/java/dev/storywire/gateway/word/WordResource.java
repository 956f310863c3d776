package dev.storywire.gateway.word;

import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.backing.Target;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Completions, terms that stand out, and how a query is understood. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "words")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
@RolesAllowed(Roles.READER)
public class WordResource {

    private final BackingServices services;

    WordResource(BackingServices services) {
        this.services = services;
    }

    /** What begins so: headlines, sources, tags. */
    @GET
    @Path("suggest")
    @Operation(operationId = "suggest", summary = "Completions for the search box")
    @Parameter(ref = "prefix", name = "prefix", in = ParameterIn.QUERY)
    @Parameter(ref = "suggestSize", name = "size", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "Suggestions")
    public Uni<Response> suggest(@Context RoutingContext context) {
        return read("/v1/suggest", context);
    }

    /** Words and phrases that are more frequent in the window than before. */
    @GET
    @Path("trends")
    @Operation(operationId = "trends", summary = "Terms that stand out in the window against the time before it")
    @Parameter(ref = "window", name = "window", in = ParameterIn.QUERY)
    @Parameter(ref = "trendSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "q", name = "q", in = ParameterIn.QUERY)
    @Parameter(ref = "lang", name = "lang", in = ParameterIn.QUERY)
    @Parameter(ref = "source", name = "source", in = ParameterIn.QUERY)
    @Parameter(ref = "feed", name = "feed", in = ParameterIn.QUERY)
    @Parameter(ref = "tag", name = "tag", in = ParameterIn.QUERY)
    @Parameter(ref = "author", name = "author", in = ParameterIn.QUERY)
    @Parameter(ref = "kind", name = "kind", in = ParameterIn.QUERY)
    @Parameter(ref = "status", name = "status", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "Trends")
    public Uni<Response> trends(@Context RoutingContext context) {
        return read("/v1/trends", context);
    }

    /** How a query is understood; 400 with position and expectation for one that isn't. */
    @GET
    @Path("queries/explain")
    @Operation(operationId = "explainQuery", summary = "How a query is understood")
    @Parameter(ref = "q", name = "q", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "Explanation")
    public Uni<Response> explain(@Context RoutingContext context) {
        return read("/v1/queries/explain", context);
    }

    private Uni<Response> read(String path, RoutingContext context) {
        return services.search()
                .read(Trace.of(context), Target.of(path, context))
                .map(Relay::pass);
    }
}
