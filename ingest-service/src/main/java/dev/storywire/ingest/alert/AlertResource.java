package dev.storywire.ingest.alert;

import dev.storywire.ingest.alert.AlertsResource.SecuredAlert;
import dev.storywire.ingest.alert.DeliveriesResource.DeliveryPage;
import dev.storywire.ingest.alert.DeliveriesResource.Redriven;
import dev.storywire.ingest.feed.FeedTag;
import dev.storywire.ingest.preview.Bodies;
import dev.storywire.ingest.problem.ProblemType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/alerts/{id}}: one alert and its deliveries. */
@Path("/v1/alerts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "No such alert, or no such delivery of it")
public class AlertResource {

    private static final int LONGEST_GRACE = (int) Duration.ofDays(7).toSeconds();

    private final AlertStore store;
    private final AlertEditor editor;
    private final AlertTester tester;
    private final DeliveryStore deliveries;

    AlertResource(AlertStore store, AlertEditor editor, AlertTester tester, DeliveryStore deliveries) {
        this.store = store;
        this.editor = editor;
        this.tester = tester;
        this.deliveries = deliveries;
    }

    /** The alert and how it is doing. */
    @GET
    @Operation(summary = "An alert and how it is doing")
    @APIResponse(
            responseCode = "200",
            description = "The alert",
            content = @Content(schema = @Schema(implementation = AlertView.class)))
    @APIResponse(responseCode = "304", description = "It is as the client has it (If-None-Match)")
    public Uni<Response> alert(@PathParam("id") String id, @Context Request request) {
        return existing(id).map(report -> {
            AlertView view = AlertView.of(report);
            EntityTag tag = FeedTag.of(report.alert().version(), view);
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
            return (unchanged == null ? Response.ok(view).tag(tag) : unchanged).build();
        });
    }

    /**
     * Changes an alert by a merge patch (RFC 7396): {@code null} takes a value away, what isn't named stays. {@code "state": "paused"} pauses,
     * {@code "active"} resumes, also what was disabled. What becomes searchable while it is stopped is not told; what waited is.
     *
     * @param ifMatch the change is made only where people have not changed the alert since
     */
    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RunOnVirtualThread
    @Operation(summary = "Change, pause or resume an alert")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlertForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "The alert as it is now",
            content = @Content(schema = @Schema(implementation = AlertView.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong, or the search can't be run")
    @APIResponse(responseCode = "412", description = "It was changed in the meantime (If-Match)")
    @APIResponse(responseCode = "422", description = "The address is forbidden")
    @APIResponse(responseCode = "503", description = "The search service is away (Retry-After)")
    public Response change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, InputStream body) {
        AlertReport report = editor.change(id, AlertForms.patch(Bodies.read(body, AlertsResource.MAX_FORM)), ifMatch);
        AlertView view = AlertView.of(report);
        return Response.ok(view).tag(FeedTag.of(report.alert().version(), view)).build();
    }

    /** Removes an alert, with what it was told and what waits. */
    @DELETE
    @RunOnVirtualThread
    @Operation(summary = "Remove an alert with its deliveries")
    @APIResponse(responseCode = "204", description = "It is removed")
    @APIResponse(responseCode = "412", description = "It was changed in the meantime (If-Match)")
    public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editor.remove(id, ifMatch);
    }

    /**
     * Gives an alert a new secret.
     *
     * @param grace seconds for which messages are signed with the one from before too, 0 to a week
     */
    @POST
    @Path("/rotate")
    @RunOnVirtualThread
    @Operation(summary = "Give an alert a new secret")
    @APIResponse(
            responseCode = "200",
            description = "The alert, with its new secret",
            content = @Content(schema = @Schema(implementation = SecuredAlert.class)))
    @APIResponse(responseCode = "422", description = "There is no key for secrets")
    public Response rotate(@PathParam("id") String id, @QueryParam("grace") @Nullable String grace) {
        Duration both = grace == null || grace.isBlank()
                ? null
                : Duration.ofSeconds(grace.strip().equals("0") ? 0 : Paging.number("grace", grace, 0, LONGEST_GRACE));
        return Response.ok(SecuredAlert.of(editor.rotate(id, both))).build();
    }

    /** Calls the webhook once, for a try. */
    @POST
    @Path("/test")
    @RunOnVirtualThread
    @Operation(summary = "Call the webhook once, for a try")
    @APIResponse(
            responseCode = "200",
            description = "What came of it: delivered, or failed with the reason",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response test(@PathParam("id") String id) {
        return Response.ok(DeliveryView.whole(tester.test(id))).build();
    }

    /**
     * The deliveries of an alert, newest first.
     *
     * @param state {@code pending}, {@code delivered}, {@code dead} or {@code failed}
     */
    @GET
    @Path("/deliveries")
    @Operation(summary = "The deliveries of an alert, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    public Uni<Response> deliveries(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("size") @Nullable String size) {
        return existing(id).chain(() -> DeliveriesResource.page(deliveries, id, state, cursor, size));
    }

    /** One delivery, with what is sent. */
    @GET
    @Path("/deliveries/{delivery}")
    @Operation(summary = "A delivery, with what is sent")
    @APIResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Uni<Response> delivery(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        return existing(id).chain(() -> existing(id, delivery)).map(found -> Response.ok(DeliveryView.whole(found))
                .build());
    }

    /** Has a dead delivery sent again, with the same id and body. */
    @POST
    @Path("/deliveries/{delivery}/redrive")
    @Operation(summary = "Send a dead delivery again")
    @APIResponse(
            responseCode = "202",
            description = "The delivery, pending again",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "409", description = "It is not dead")
    public Uni<Response> redrive(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        return existing(id)
                .chain(() -> existing(id, delivery))
                .chain(() -> deliveries.redrive(id, delivery))
                .invoke(redriven -> {
                    if (redriven == 0) {
                        throw ProblemType.DELIVERY_NOT_DEAD.problem();
                    }
                })
                .chain(() -> existing(id, delivery))
                .map(found -> Response.accepted(DeliveryView.listed(found))
                        .location(URI.create("/v1/alerts/" + id + "/deliveries/" + delivery))
                        .build());
    }

    /** Has all dead deliveries of an alert sent again, ten thousand at a time. */
    @POST
    @Path("/deliveries/redrive")
    @Operation(summary = "Send all dead deliveries of an alert again")
    @APIResponse(
            responseCode = "202",
            description = "How many; ten thousand at most, the oldest first",
            content = @Content(schema = @Schema(implementation = Redriven.class)))
    public Uni<Response> redriveAll(@PathParam("id") String id) {
        return existing(id)
                .chain(() -> deliveries.redrive(id, null))
                .map(redriven -> Response.accepted(new Redriven(redriven)).build());
    }

    private Uni<AlertReport> existing(String id) {
        return store.find(id).map(found -> found.orElseThrow(ProblemType.ALERT_NOT_FOUND::problem));
    }

    private Uni<Delivery> existing(String id, String delivery) {
        return deliveries.find(id, delivery).map(found -> found.orElseThrow(ProblemType.DELIVERY_NOT_FOUND::problem));
    }
}
