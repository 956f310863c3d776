package dev.storywire.gateway.stream;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stories as they come, and all of them at once; handed on at the pace at which the client reads. */
@Path("/v1")
@Tag(name = "stories")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
@RolesAllowed(Roles.READER)
public class StreamResource {

    private static final String LAST_EVENT = "Last-Event-ID";
    private static final String EXPORT_LIMIT = "Storywire-Export-Limit";

    private final BackingServices services;
    private final ExportSettings exports;

    StreamResource(BackingServices services, ExportSettings exports) {
        this.services = services;
        this.exports = exports;
    }

    /** Every story as it becomes searchable (server-sent events, HTML Living Standard, section 9.2). */
    @GET
    @Path("stream")
    @Operation(
            operationId = "streamStories",
            summary = "Every story as it becomes searchable",
            description =
                    "Server-sent events named `story`, whose data is the story as a search gives it. `q` and every filter of"
                            + " search apply. `Last-Event-ID` resumes behind that event without a gap or a repeat. An event"
                            + " `lag` says how many events the client is behind, and 0 when it has caught up.")
    @Parameter(ref = "lastEventId", name = "Last-Event-ID", in = ParameterIn.HEADER)
    @Parameter(ref = "lastEventIdQuery", name = "lastEventId", in = ParameterIn.QUERY)
    @Parameter(ref = "q", name = "q", in = ParameterIn.QUERY)
    @Parameter(ref = "from", name = "from", in = ParameterIn.QUERY)
    @Parameter(ref = "to", name = "to", in = ParameterIn.QUERY)
    @Parameter(ref = "lang", name = "lang", in = ParameterIn.QUERY)
    @Parameter(ref = "source", name = "source", in = ParameterIn.QUERY)
    @Parameter(ref = "feed", name = "feed", in = ParameterIn.QUERY)
    @Parameter(ref = "tag", name = "tag", in = ParameterIn.QUERY)
    @Parameter(ref = "author", name = "author", in = ParameterIn.QUERY)
    @Parameter(ref = "kind", name = "kind", in = ParameterIn.QUERY)
    @Parameter(ref = "status", name = "status", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "StoryEvents")
    public Uni<Response> stream(@Context RoutingContext context) {
        String lastEvent = context.request().getHeader(LAST_EVENT);
        return services.search()
                .follow(
                        Trace.of(context),
                        Target.of("/v1/stream", context),
                        lastEvent == null ? Map.of() : Map.of(LAST_EVENT, lastEvent))
                .map(Relay::pass);
    }

    /** Everything that matches, one story a line. */
    @GET
    @Path("stories.ndjson")
    @Operation(
            operationId = "exportStories",
            summary = "Everything that matches, one story a line",
            description =
                    "Read from one point in time. An answer that can't be finished is cut off; one of more stories than"
                            + " the caller's role may export at once is refused, unless `limit` asks for fewer.")
    @Parameter(ref = "q", name = "q", in = ParameterIn.QUERY)
    @Parameter(ref = "from", name = "from", in = ParameterIn.QUERY)
    @Parameter(ref = "to", name = "to", in = ParameterIn.QUERY)
    @Parameter(ref = "lang", name = "lang", in = ParameterIn.QUERY)
    @Parameter(ref = "source", name = "source", in = ParameterIn.QUERY)
    @Parameter(ref = "feed", name = "feed", in = ParameterIn.QUERY)
    @Parameter(ref = "tag", name = "tag", in = ParameterIn.QUERY)
    @Parameter(ref = "author", name = "author", in = ParameterIn.QUERY)
    @Parameter(ref = "kind", name = "kind", in = ParameterIn.QUERY)
    @Parameter(ref = "status", name = "status", in = ParameterIn.QUERY)
    @Parameter(ref = "exportSort", name = "sort", in = ParameterIn.QUERY)
    @Parameter(ref = "limit", name = "limit", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "StoryLines")
    public Uni<Response> lines(@Context RoutingContext context, @Context SecurityContext caller) {
        return open("/v1/stories.ndjson", context, limit(caller));
    }

    /** Everything that matches, as a table (RFC 4180). */
    @GET
    @Path("stories.csv")
    @Operation(
            operationId = "exportStoryTable",
            summary = "Everything that matches, as a table",
            description =
                    "RFC 4180 with a header line; a cell that a spreadsheet would take for a formula has an apostrophe before"
                            + " it. Read from one point in time. An answer that can't be finished is cut off; one of more"
                            + " stories than the caller's role may export at once is refused, unless `limit` asks for"
                            + " fewer.")
    @Parameter(ref = "q", name = "q", in = ParameterIn.QUERY)
    @Parameter(ref = "from", name = "from", in = ParameterIn.QUERY)
    @Parameter(ref = "to", name = "to", in = ParameterIn.QUERY)
    @Parameter(ref = "lang", name = "lang", in = ParameterIn.QUERY)
    @Parameter(ref = "source", name = "source", in = ParameterIn.QUERY)
    @Parameter(ref = "feed", name = "feed", in = ParameterIn.QUERY)
    @Parameter(ref = "tag", name = "tag", in = ParameterIn.QUERY)
    @Parameter(ref = "author", name = "author", in = ParameterIn.QUERY)
    @Parameter(ref = "kind", name = "kind", in = ParameterIn.QUERY)
    @Parameter(ref = "status", name = "status", in = ParameterIn.QUERY)
    @Parameter(ref = "exportSort", name = "sort", in = ParameterIn.QUERY)
    @Parameter(ref = "limit", name = "limit", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "StoryTable")
    public Uni<Response> table(@Context RoutingContext context, @Context SecurityContext caller) {
        return open("/v1/stories.csv", context, limit(caller));
    }

    /** What the search-service is told of the caller's role. */
    private Map<String, String> limit(SecurityContext caller) {
        OptionalLong limit = exports.of(caller);
        return limit.isPresent() ? Map.of(EXPORT_LIMIT, Long.toString(limit.getAsLong())) : Map.of();
    }

    private Uni<Response> open(String path, RoutingContext context, Map<String, String> headers) {
        return services.search()
                .open(Trace.of(context), Target.of(path, context), headers)
                .map(Relay::pass);
    }
}
