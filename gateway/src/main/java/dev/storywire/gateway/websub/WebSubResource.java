package dev.storywire.gateway.websub;

import dev.storywire.gateway.backing.BackingService;
import dev.storywire.gateway.backing.BackingService.Errand;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.backing.Target;
import dev.storywire.gateway.backing.Upload;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import dev.storywire.gateway.web.BodyLimit;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
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

/**
 * Where the hubs of feeds call back (W3C Recommendation WebSub, sections 5.3 and 7). Open to everybody, since hubs show no credentials: the
 * token in the path, which the hub alone was told, is the authority, and what is sent is signed. The ingest service decides.
 */
@Path("/v1/websub/{token}")
@Produces(MediaType.WILDCARD)
@Tag(name = "hubs")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "404", ref = "UnwantedPush")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
@PermitAll
public class WebSubResource {

    /** Tokens are made of these alone; whatever else is asked for can't be there. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{16,128}");

    private final BackingService ingest;
    private final long bodyLimit;

    WebSubResource(BackingServices services, BodyLimit body) {
        this.ingest = services.ingest();
        this.bodyLimit = body.limit().asLongValue();
    }

    /** A hub asks whether it should send or stop, or says that it won't. */
    @GET
    @Operation(
            operationId = "verifySubscription",
            summary = "A hub confirms or denies a subscription (WebSub)",
            description =
                    "For hubs alone; no credentials. `hub.mode`, `hub.topic`, `hub.challenge`, `hub.lease_seconds` and"
                            + " `hub.reason` as the Recommendation has them.")
    @Parameter(ref = "callbackToken", name = "token", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Challenge")
    public Uni<Response> verify(@PathParam("token") String token, @Context RoutingContext context) {
        return ingest.read(Trace.of(context), Target.of(callback(token), context))
                .map(Relay::pass);
    }

    /** A hub sends what is new. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "receivePush",
            summary = "A hub sends what is new (WebSub)",
            description =
                    "For hubs alone; no credentials, but the body is signed in `X-Hub-Signature` with the secret that the hub"
                            + " was told. A wrong signature is answered 202 too, and the body ignored.")
    @Parameter(ref = "callbackToken", name = "token", in = ParameterIn.PATH)
    @APIResponse(responseCode = "202", description = "Taken, or ignored")
    @APIResponse(responseCode = "410", ref = "SubscriptionEnded")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    public Uni<Response> receive(@PathParam("token") String token, @Context RoutingContext context) {
        Upload upload = new Upload(context, bodyLimit);
        return ingest.send(Errand.PUSH, HttpMethod.POST, Trace.of(context), callback(token), upload)
                .map(Relay::pass);
    }

    private static String callback(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw Problems.of(ProblemType.NOT_FOUND, "No subscription has this token.")
                    .build();
        }
        return "/v1/websub/" + token;
    }
}
