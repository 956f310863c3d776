package dev.storywire.gateway.syndication;

import dev.storywire.gateway.answer.JsonContent;
import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.backing.BackingService;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Any search as a feed that any reader can follow. Parameters are those of a search; without a word on order and size, the
 * fifty newest come. A feed is asked for again with its {@code ETag}, and pages by its link to the next.
 */
@Path("/v1")
@RolesAllowed(Roles.READER)
@Tag(name = "stories")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
public class SyndicationResource {

    private static final String CURSOR = "cursor=";

    private final BackingServices services;
    private final SyndicationSettings settings;

    SyndicationResource(BackingServices services, SyndicationSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /** The search as RSS 2.0. */
    @GET
    @Path("stories.rss")
    @Produces(Rss.TYPE)
    @Operation(operationId = "searchAsRss", summary = "A search as RSS 2.0")
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
    @Parameter(ref = "sort", name = "sort", in = ParameterIn.QUERY)
    @Parameter(ref = "collapse", name = "collapse", in = ParameterIn.QUERY)
    @Parameter(ref = "size", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "Rss")
    public Uni<Response> rss(@Context RoutingContext context) {
        return feed(context, Rss.TYPE, Rss::of);
    }

    /** The search as Atom 1.0. */
    @GET
    @Path("stories.atom")
    @Produces(Atom.TYPE)
    @Operation(operationId = "searchAsAtom", summary = "A search as Atom 1.0")
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
    @Parameter(ref = "sort", name = "sort", in = ParameterIn.QUERY)
    @Parameter(ref = "collapse", name = "collapse", in = ParameterIn.QUERY)
    @Parameter(ref = "size", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "Atom")
    public Uni<Response> atom(@Context RoutingContext context) {
        return feed(context, Atom.TYPE, Atom::of);
    }

    /** The search as JSON Feed 1.1. */
    @GET
    @Path("stories.json")
    @Produces({JsonFeed.TYPE, "application/json"})
    @Operation(operationId = "searchAsJsonFeed", summary = "A search as JSON Feed 1.1")
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
    @Parameter(ref = "sort", name = "sort", in = ParameterIn.QUERY)
    @Parameter(ref = "collapse", name = "collapse", in = ParameterIn.QUERY)
    @Parameter(ref = "size", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "JsonFeed")
    public Uni<Response> json(@Context RoutingContext context) {
        return feed(context, JsonFeed.TYPE, JsonFeed::of);
    }

    private Uni<Response> feed(RoutingContext context, String type, Function<Channel, Buffer> format) {
        List<String> query = query(context);
        BackingService search = services.search();
        return search.read(Trace.of(context), "/v1/stories?" + String.join("&", completed(query)))
                .map(answer -> {
                    if (!answer.isSuccess()) {
                        throw Relay.problem(answer);
                    }
                    Channel channel = channel(context, query, page(search, answer));
                    String charset = type.endsWith("xml") ? "; charset=utf-8" : "";
                    // The links to further pages differ each time, and say nothing of the stories.
                    String tag = JsonContent.of(answer.body().getBytes()).tag();
                    return Response.ok(format.apply(channel), type + charset)
                            .header(HttpHeaders.ETAG, tag)
                            .build();
                });
    }

    private static JsonObject page(BackingService search, Answer.Whole answer) {
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException notJson) {
            throw search.failure(Reason.FAULTY);
        }
    }

    private Channel channel(RoutingContext context, List<String> query, JsonObject page) {
        String home = home(context);
        String address = home + context.request().path();
        List<String> search =
                query.stream().filter(part -> !part.startsWith(CURSOR)).toList();
        String q = context.queryParam("q").stream().findFirst().orElse("").strip();
        return new Channel(
                q.isEmpty() ? "Storywire" : "Storywire: " + q,
                home + "/",
                address(address, query),
                address(address, search),
                next(address, search, page),
                Item.of(page));
    }

    private static @Nullable String next(String address, List<String> search, JsonObject page) {
        if (!(page.getValue("nextCursor") instanceof String cursor)) {
            return null;
        }
        List<String> following = new ArrayList<>(search);
        following.add(CURSOR + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        return address(address, following);
    }

    private static String address(String path, List<String> query) {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String home(RoutingContext context) {
        return settings.url()
                .map(url -> url.toString().replaceFirst("/$", ""))
                .orElseGet(() ->
                        context.request().scheme() + "://" + context.request().authority());
    }

    private static List<String> query(RoutingContext context) {
        @Nullable String query = context.request().query();
        return query == null
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static List<String> completed(List<String> query) {
        List<String> completed = new ArrayList<>(query);
        if (query.stream().noneMatch(part -> part.startsWith("sort="))) {
            completed.add("sort=newest");
        }
        if (query.stream().noneMatch(part -> part.startsWith("size="))) {
            completed.add("size=50");
        }
        return completed;
    }
}
