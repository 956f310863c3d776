package dev.storywire.gateway.feed;

import dev.storywire.gateway.backing.BackingService;
import dev.storywire.gateway.backing.BackingService.Errand;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.backing.Target;
import dev.storywire.gateway.backing.Upload;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.BodyLimit;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Feeds, registered, changed, listed and looked for. Parameters and bodies go to the ingest service as they are; its problems
 * (RFC 9457) come back as the gateway's own.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
@RolesAllowed(Roles.READER)
public class FeedResource {

    /** Ids are made of these alone; whatever else is asked for can't be there. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,63}");

    private static final String FEEDS = "/v1/feeds";
    private static final String OPML = "/v1/opml";

    private final BackingService ingest;
    private final long bodyLimit;

    FeedResource(BackingServices services, BodyLimit body) {
        this.ingest = services.ingest();
        this.bodyLimit = body.limit().asLongValue();
    }

    /** A page of feeds, in the order in which they were registered. */
    @GET
    @Path("feeds")
    @Operation(
            operationId = "listFeeds",
            summary = "Feeds and how they are doing, page by page",
            description = "Filters are ANDed. Paging visits every feed exactly once while others are added.")
    @Parameter(ref = "feedState", name = "state", in = ParameterIn.QUERY)
    @Parameter(ref = "feedVolume", name = "volume", in = ParameterIn.QUERY)
    @Parameter(ref = "feedTag", name = "tag", in = ParameterIn.QUERY)
    @Parameter(ref = "feedSource", name = "source", in = ParameterIn.QUERY)
    @Parameter(ref = "feedFolder", name = "folder", in = ParameterIn.QUERY)
    @Parameter(ref = "feedText", name = "q", in = ParameterIn.QUERY)
    @Parameter(ref = "feedPageSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "PageOfFeeds")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<Response> list(@Context RoutingContext context) {
        return ingest.read(Trace.of(context), Target.of(FEEDS, context)).map(Relay::pass);
    }

    /** Registers a feed, or a site whose feed is then looked for. */
    @POST
    @Path("feeds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerFeed",
            summary = "Register a feed, or a site whose feed is looked for",
            description =
                    "It is fetched once to see that there is a feed, and is due for its stories at once. Of a site's several feeds"
                            + " the best is taken and the others are named in `others`. What can't be reached is registered only with"
                            + " `\"force\": true`; a forbidden address never.")
    @RequestBody(ref = "NewFeed")
    @APIResponse(responseCode = "201", ref = "RegisteredFeed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "FeedExists")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "FeedRefused")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Response> register(@Context RoutingContext context) {
        return send(HttpMethod.POST, FEEDS, context);
    }

    /** The feeds that a site offers; nothing is stored. */
    @POST
    @Path("feeds/discover")
    @Operation(operationId = "discoverFeeds", summary = "The feeds that a site offers, the best first")
    @Parameter(ref = "siteUrl", name = "url", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "OfferedFeeds")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "422", ref = "FeedRefused")
    @RolesAllowed(Roles.EDITOR)
    public Uni<Response> discover(@Context RoutingContext context) {
        return send(HttpMethod.POST, Target.of(FEEDS + "/discover", context), context);
    }

    /** What would come in by a feed; nothing is stored. */
    @POST
    @Path("feeds/preview")
    @Operation(
            operationId = "previewFeed",
            summary = "What would come in by a feed, or by the best that a site offers",
            description =
                    "It is fetched once; the answer has its first 50 stories, and what is odd. Nothing is stored.")
    @Parameter(ref = "siteUrl", name = "url", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "PreviewedFeed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "422", ref = "FeedRefused")
    @RolesAllowed(Roles.EDITOR)
    public Uni<Response> preview(@Context RoutingContext context) {
        return send(HttpMethod.POST, Target.of(FEEDS + "/preview", context), context);
    }

    /** One feed and how it is doing. */
    @GET
    @Path("feeds/{id}")
    @Operation(
            operationId = "getFeed",
            summary = "A feed and how it is doing",
            description = "The `ETag` serves conditional reads (`If-None-Match`) and conditional changes (`If-Match`).")
    @Parameter(ref = "feedId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Feed")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "FeedNotFound")
    public Uni<Response> feed(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context RoutingContext context) {
        return ingest.readUnless(ifNoneMatch, Trace.of(context), feed(id)).map(Relay::pass);
    }

    /** Changes, pauses or resumes a feed. */
    @PATCH
    @Path("feeds/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeFeed",
            summary = "Change, pause or resume a feed",
            description =
                    "A merge patch (RFC 7396): `null` takes a value away, what isn't named stays. `\"state\": \"paused\"` pauses,"
                            + " `\"active\"` resumes, and takes up again what was gone. With `If-Match` only where nobody has changed"
                            + " the feed since; fetches are no changes.")
    @Parameter(ref = "feedId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "ifMatch", name = "If-Match", in = ParameterIn.HEADER)
    @RequestBody(ref = "FeedChange")
    @APIResponse(responseCode = "200", ref = "Feed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "FeedNotFound")
    @APIResponse(responseCode = "409", ref = "FeedExists")
    @APIResponse(responseCode = "412", ref = "ChangedInTheMeantime")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "FeedRefused")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Response> change(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.PATCH, feed(id), context);
    }

    /** Removes a feed; its stories stay. */
    @DELETE
    @Path("feeds/{id}")
    @Operation(operationId = "removeFeed", summary = "Remove a feed; its stories stay")
    @Parameter(ref = "feedId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "ifMatch", name = "If-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "204", description = "It is removed")
    @APIResponse(responseCode = "404", ref = "FeedNotFound")
    @APIResponse(responseCode = "412", ref = "ChangedInTheMeantime")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Response> remove(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.DELETE, feed(id), context);
    }

    /** Has a feed fetched now. */
    @POST
    @Path("feeds/{id}/refresh")
    @Operation(
            operationId = "refreshFeed",
            summary = "Fetch a feed now, also one that is paused or gone",
            description = "It is fetched as soon as its host's turn comes; what came of it stands in its fetches.")
    @Parameter(ref = "feedId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "202", ref = "FeedToBeFetched")
    @APIResponse(responseCode = "404", ref = "FeedNotFound")
    @RolesAllowed(Roles.EDITOR)
    public Uni<Response> refresh(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.POST, feed(id) + "/refresh", context);
    }

    /** The last fetches of a feed. */
    @GET
    @Path("feeds/{id}/fetches")
    @Operation(
            operationId = "getFetches",
            summary = "The last fetches of a feed, newest first",
            description = "When, what came of it, how many bytes and new stories, and why it failed.")
    @Parameter(ref = "feedId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "fetchesSize", name = "size", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "Fetches")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "FeedNotFound")
    public Uni<Response> fetches(@PathParam("id") String id, @Context RoutingContext context) {
        return ingest.read(Trace.of(context), Target.of(feed(id) + "/fetches", context))
                .map(Relay::pass);
    }

    /** All feeds as OPML. */
    @GET
    @Path("opml")
    @Produces({"text/x-opml", MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Operation(
            operationId = "exportFeeds",
            summary = "All feeds as OPML 2.0",
            description = "In their folders; credentials are not in it.")
    @APIResponse(responseCode = "200", ref = "Opml")
    public Uni<Response> export(@Context RoutingContext context) {
        return ingest.flow(Errand.FEED, Trace.of(context), OPML).map(Relay::pass);
    }

    /** Registers the feeds of an OPML document. */
    @POST
    @Path("opml")
    @Operation(
            operationId = "importFeeds",
            summary = "Register the feeds of an OPML document",
            description =
                    "OPML 1.0 or 2.0, also broken: what can be read is. Outlines around feeds become folders, categories become tags. A"
                            + " bad feed is rejected alone; none is fetched before the answer.")
    @RequestBody(ref = "Opml")
    @APIResponse(responseCode = "200", ref = "OpmlOutcomes")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "422", ref = "Unreadable")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Response> importFeeds(@Context RoutingContext context) {
        return send(HttpMethod.POST, OPML, context);
    }

    private Uni<Response> send(HttpMethod method, String target, RoutingContext context) {
        Upload upload = new Upload(context, bodyLimit);
        return ingest.send(Errand.FEED, method, Trace.of(context), target, upload)
                .map(Relay::pass);
    }

    private static String feed(String id) {
        if (!ID.matcher(id).matches()) {
            throw Problems.of(ProblemType.FEED_NOT_FOUND, "No feed has this id: ids are letters, digits, - and _.")
                    .build();
        }
        return FEEDS + "/" + id;
    }
}
