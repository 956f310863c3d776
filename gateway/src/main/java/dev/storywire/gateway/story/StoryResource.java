package dev.storywire.gateway.story;

import dev.storywire.gateway.answer.Paging;
import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.backing.BackingService.Errand;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.backing.Target;
import dev.storywire.gateway.backing.Upload;
import dev.storywire.gateway.once.Once;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import dev.storywire.gateway.security.Caller;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.BodyLimit;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Stories, found, read and pushed. Parameters and bodies go to the service that answers as they are; its problems (RFC
 * 9457) come back as the gateway's own.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.READER)
@Tag(name = "stories")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
public class StoryResource {

    /** Ids are made of these alone; whatever else is asked for can't be there. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,63}");

    private static final MediaType NINJS = MediaType.valueOf(Ninjs.TYPE);

    private final BackingServices services;
    private final StoryReader reader;
    private final Searchable searchable;
    private final Once once;
    private final long bodyLimit;

    StoryResource(BackingServices services, StoryReader reader, Searchable searchable, Once once, BodyLimit body) {
        this.services = services;
        this.reader = reader;
        this.searchable = searchable;
        this.once = once;
        this.bodyLimit = body.limit().asLongValue();
    }

    /** A page of stories that match; 400 with the position of the fault for a query that doesn't parse. */
    @GET
    @Path("stories")
    @Produces({MediaType.APPLICATION_JSON, Ninjs.TYPE})
    @Operation(operationId = "searchStories", summary = "Search stories")
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
    @Parameter(ref = "facets", name = "facets", in = ParameterIn.QUERY)
    @Parameter(ref = "interval", name = "interval", in = ParameterIn.QUERY)
    @Parameter(ref = "highlight", name = "highlight", in = ParameterIn.QUERY)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "PageOfStories")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<Response> search(@Context RoutingContext context, @Context HttpHeaders headers) {
        boolean ninjs = prefersNinjs(headers);
        return services.search()
                .read(Trace.of(context), Target.of("/v1/stories", context))
                .map(answer -> ninjs && answer.isSuccess() ? collection(answer, context) : Relay.pass(answer));
    }

    /** One story, put together from both services; what one of them can't give just now is named in {@code degraded}. */
    @GET
    @Path("stories/{id}")
    @Produces({MediaType.APPLICATION_JSON, Ninjs.TYPE})
    @Operation(
            operationId = "getStory",
            summary = "One whole story",
            description =
                    "The story with its revisions and the stories about the same thing. When a service is away, the"
                            + " rest is answered and `degraded` names who is missing.")
    @Parameter(ref = "id", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "WholeStory")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "StoryNotFound")
    public Uni<Response> story(
            @PathParam("id") String id, @Context RoutingContext context, @Context HttpHeaders headers) {
        boolean ninjs = prefersNinjs(headers);
        return reader.read(checked(id), Trace.of(context)).map(outcome -> switch (outcome) {
            case WholeStory.Outcome.Found found -> given(found.story(), ninjs);
            case WholeStory.Outcome.Unknown unknown -> throw notFound(id);
            case WholeStory.Outcome.Undecided undecided -> throw undecided.failure();
        });
    }

    /** Every revision kept of one story, newest first. */
    @GET
    @Path("stories/{id}/revisions")
    @Operation(operationId = "getRevisions", summary = "Every revision kept of a story, newest first")
    @Parameter(ref = "id", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "Revisions")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "StoryNotFound")
    public Uni<Response> revisions(@PathParam("id") String id, @Context RoutingContext context) {
        return services.ingest()
                .read(Trace.of(context), "/v1/stories/" + checked(id) + "/revisions")
                .map(Relay::pass);
    }

    /** Stories about the same thing, most alike first. */
    @GET
    @Path("stories/{id}/related")
    @Operation(operationId = "getRelated", summary = "Stories about the same thing, most alike first")
    @Parameter(ref = "id", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "relatedSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "ifNoneMatch", name = "If-None-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "200", ref = "Related")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "StoryNotFound")
    public Uni<Response> related(@PathParam("id") String id, @Context RoutingContext context) {
        return services.search()
                .read(Trace.of(context), Target.of("/v1/stories/" + checked(id) + "/related", context))
                .map(Relay::pass);
    }

    /** Takes one story or, a line each, many; one outcome each in their order. */
    @POST
    @Path("stories")
    @RolesAllowed(Roles.EDITOR)
    @Consumes({MediaType.APPLICATION_JSON, "application/x-ndjson"})
    @Operation(
            operationId = "pushStories",
            summary = "Push one story, or many",
            description =
                    "Needs `source.name`, `externalId` or `url`, and `headline` or `bodyText`. A wrong line of many"
                            + " is rejected alone. Pushing the same thing twice changes nothing.")
    @Parameter(ref = "idempotencyKey", name = "Idempotency-Key", in = ParameterIn.HEADER)
    @Parameter(ref = "prefer", name = "Prefer", in = ParameterIn.HEADER)
    @RequestBody(ref = "Stories")
    @APIResponse(responseCode = "200", ref = "Searchable")
    @APIResponse(responseCode = "202", ref = "Outcomes")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    public Uni<Response> pushStories(@Context RoutingContext context) {
        return push("/v1/stories", context);
    }

    /** Takes a raw document of any format that preview reads, and stores its stories. */
    @POST
    @Path("documents")
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "pushDocument",
            summary = "Push a raw document",
            description = "A feed, a page or a page dump as its publisher gave it; its stories are stored.")
    @Parameter(ref = "documentUrl", name = "url", in = ParameterIn.QUERY)
    @Parameter(ref = "documentSource", name = "source", in = ParameterIn.QUERY)
    @Parameter(ref = "idempotencyKey", name = "Idempotency-Key", in = ParameterIn.HEADER)
    @Parameter(ref = "prefer", name = "Prefer", in = ParameterIn.HEADER)
    @RequestBody(ref = "Document")
    @APIResponse(responseCode = "200", ref = "Searchable")
    @APIResponse(responseCode = "202", ref = "Outcomes")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "422", ref = "Unreadable")
    public Uni<Response> pushDocument(@Context RoutingContext context) {
        return push("/v1/documents", context);
    }

    /** Normalises a document and stores nothing. */
    @POST
    @Path("preview")
    @Operation(
            operationId = "previewDocument",
            summary = "Normalise a document and store nothing",
            description = "The feed linter: what Storywire makes of a document, and what it finds odd in it.")
    @Parameter(ref = "documentUrl", name = "url", in = ParameterIn.QUERY)
    @RequestBody(ref = "Document")
    @APIResponse(responseCode = "200", ref = "Preview")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "422", ref = "Unreadable")
    public Uni<Response> preview(@Context RoutingContext context) {
        return services.ingest()
                .send(
                        Errand.PREVIEW,
                        Trace.of(context),
                        Target.of("/v1/preview", context),
                        new Upload(context, bodyLimit))
                .map(Relay::pass);
    }

    private static Response given(JsonObject story, boolean ninjs) {
        return ninjs
                ? Response.ok(Ninjs.of(story).toBuffer(), Ninjs.TYPE).build()
                : Response.ok(story.toBuffer(), MediaType.APPLICATION_JSON).build();
    }

    private Response collection(Answer.Whole answer, RoutingContext context) {
        try {
            JsonObject page = new JsonObject(answer.body());
            Response.ResponseBuilder response = Response.ok(Ninjs.page(page).toBuffer(), Ninjs.TYPE);
            if (page.getValue("nextCursor") instanceof String cursor) {
                response.header(HttpHeaders.LINK, Paging.next(context, cursor));
            }
            return response.build();
        } catch (DecodeException notJson) {
            throw services.search().failure(Reason.FAULTY);
        }
    }

    /** Whether a client would rather have ninjs than JSON of our own. */
    private static boolean prefersNinjs(HttpHeaders headers) {
        for (MediaType acceptable : headers.getAcceptableMediaTypes()) {
            if (acceptable.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (acceptable.isCompatible(NINJS)) {
                return true;
            }
        }
        return false;
    }

    private Uni<Response> push(String path, RoutingContext context) {
        Upload upload = new Upload(context, bodyLimit);
        Trace trace = Trace.of(context);
        String target = Target.of(path, context);
        String name = context.request().getHeader("Idempotency-Key");
        Optional<Duration> wait =
                searchable.preferred(context.request().headers().getAll("Prefer"));
        if (name == null && wait.isEmpty()) {
            return services.ingest().send(Errand.PUSH, trace, target, upload).map(Relay::pass);
        }
        Supplier<Uni<Answer.Whole>> send = () -> services.ingest().sendForWhole(Errand.PUSH, trace, target, upload);
        Uni<Response> answer = name == null
                ? send.get().map(Relay::pass)
                : once.answer(Caller.of(context).name(), name, upload, send);
        return wait.isEmpty() ? answer : answer.chain(given -> searchable.await(given, wait.get(), trace));
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw notFound(id);
        }
        return id;
    }

    private static RuntimeException notFound(String id) {
        return Problems.of(
                        ProblemType.STORY_NOT_FOUND,
                        ID.matcher(id).matches()
                                ? "No story has the id " + id + "."
                                : "No story has this id: ids are letters, digits, - and _.")
                .build();
    }
}
