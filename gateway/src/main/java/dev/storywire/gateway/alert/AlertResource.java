package dev.storywire.gateway.alert;

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
 * Alerts, made, tried, changed and looked after. The ingest service keeps them; bodies and parameters go to it as they are. They show where people are
 * told things, so that readers see nothing of them.
 */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "406", ref = "NotAcceptable")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "502", ref = "ServiceFailed")
@APIResponse(responseCode = "503", ref = "ServiceUnavailable")
@APIResponse(responseCode = "504", ref = "ServiceTooSlow")
@RolesAllowed(Roles.EDITOR)
public class AlertResource {

    /** Ids are made of these alone; whatever else is asked for can't be there. */
    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,64}");

    private static final Pattern DELIVERY_ID = Pattern.compile("msg_[0-9a-z]{1,64}");

    private static final String ALERTS = "/v1/alerts";

    private final BackingService ingest;
    private final long bodyLimit;

    AlertResource(BackingServices services, BodyLimit body) {
        this.ingest = services.ingest();
        this.bodyLimit = body.limit().asLongValue();
    }

    /** A page of alerts, in the order in which they were made. */
    @GET
    @Operation(
            operationId = "listAlerts",
            summary = "Alerts and how they are doing, page by page",
            description =
                    "In the order in which they were made; paging visits each exactly once while others are added.")
    @Parameter(ref = "alertState", name = "state", in = ParameterIn.QUERY)
    @Parameter(ref = "alertPageSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "PageOfAlerts")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<Response> list(@Context RoutingContext context) {
        return read(ALERTS, context);
    }

    /** Makes an alert. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createAlert",
            summary = "Make an alert: a search whose new stories are told to a webhook",
            description =
                    "Stories that become searchable from now on are told, each once. Messages follow the Standard Webhooks"
                            + " specification: `webhook-id`, `webhook-timestamp` and `webhook-signature`, which is signed with the secret in"
                            + " this answer; it is never shown again. Whatever isn't answered 2xx is tried again for a day, 410 disables the"
                            + " alert, redirects are not followed. Needs the search service, which has to understand the search.")
    @RequestBody(ref = "NewAlert")
    @APIResponse(responseCode = "201", ref = "SecuredAlert")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "TooManyAlerts")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "AlertRefused")
    public Uni<Response> create(@Context RoutingContext context) {
        return send(HttpMethod.POST, ALERTS, context);
    }

    /** Tries an alert before it is made. */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tryAlert",
            summary = "What an alert would have told over the last days",
            description =
                    "Stories of each day by their time of publication, and the newest of them. Takes what makes an alert, of which only"
                            + " `q`, `filters` and `collapse` matter; keeps nothing.")
    @Parameter(ref = "trialDays", name = "days", in = ParameterIn.QUERY)
    @RequestBody(ref = "AlertTrial")
    @APIResponse(responseCode = "200", ref = "AlertTrial")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    public Uni<Response> tryOut(@Context RoutingContext context) {
        return send(HttpMethod.POST, Target.of(ALERTS + "/dry-run", context), context);
    }

    /** Deliveries of all alerts. */
    @GET
    @Path("deliveries")
    @Operation(
            operationId = "listAllDeliveries",
            summary = "Deliveries of all alerts, newest first",
            description = "`state=dead` lists those that were given up and can be sent again.")
    @Parameter(ref = "deliveryState", name = "state", in = ParameterIn.QUERY)
    @Parameter(ref = "alertPageSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "PageOfDeliveries")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public Uni<Response> allDeliveries(@Context RoutingContext context) {
        return read(ALERTS + "/deliveries", context);
    }

    /** Has all dead deliveries sent again. */
    @POST
    @Path("deliveries/redrive")
    @Operation(
            operationId = "redriveAllDeliveries",
            summary = "Send the dead deliveries of all alerts again",
            description = "The oldest first, ten thousand at a time, with the same ids and bodies, for another day.")
    @APIResponse(responseCode = "202", ref = "DeliveriesRedriven")
    public Uni<Response> redriveAll(@Context RoutingContext context) {
        return send(HttpMethod.POST, ALERTS + "/deliveries/redrive", context);
    }

    /** One alert and how it is doing. */
    @GET
    @Path("{id}")
    @Operation(
            operationId = "getAlert",
            summary = "An alert and how it is doing",
            description = "The `ETag` serves conditional reads (`If-None-Match`) and conditional changes (`If-Match`).")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Alert")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    public Uni<Response> alert(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context RoutingContext context) {
        return ingest.readUnless(ifNoneMatch, Trace.of(context), alert(id)).map(Relay::pass);
    }

    /** Changes, pauses or resumes an alert. */
    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeAlert",
            summary = "Change, pause or resume an alert",
            description =
                    "A merge patch (RFC 7396): `null` takes a value away, what isn't named stays. `\"state\": \"paused\"` pauses,"
                            + " `\"active\"` resumes, also what was disabled: what became searchable in between is not told, what waited is."
                            + " With `If-Match` only where nobody has changed the alert since; deliveries are no changes.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "ifMatch", name = "If-Match", in = ParameterIn.HEADER)
    @RequestBody(ref = "AlertChange")
    @APIResponse(responseCode = "200", ref = "Alert")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    @APIResponse(responseCode = "412", ref = "ChangedInTheMeantime")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "AlertRefused")
    public Uni<Response> change(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.PATCH, alert(id), context);
    }

    /** Removes an alert. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "removeAlert",
            summary = "Remove an alert with its deliveries",
            description = "What waits is not delivered any more.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "ifMatch", name = "If-Match", in = ParameterIn.HEADER)
    @APIResponse(responseCode = "204", description = "It is removed")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    @APIResponse(responseCode = "412", ref = "ChangedInTheMeantime")
    public Uni<Response> remove(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.DELETE, alert(id), context);
    }

    /** Gives an alert a new secret. */
    @POST
    @Path("{id}/rotate")
    @Operation(
            operationId = "rotateAlertSecret",
            summary = "Give an alert a new secret",
            description =
                    "For `grace` seconds messages are signed with the secret from before too, so that the receiver can be"
                            + " changed meanwhile.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "secretGrace", name = "grace", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "SecuredAlert")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    @APIResponse(responseCode = "422", ref = "AlertRefused")
    public Uni<Response> rotate(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.POST, Target.of(alert(id) + "/rotate", context), context);
    }

    /** Calls an alert's webhook for a try. */
    @POST
    @Path("{id}/test")
    @Operation(
            operationId = "testAlert",
            summary = "Call an alert's webhook once, for a try",
            description =
                    "A message of the type `alert.test` without stories, signed as all are, in every state and whatever the"
                            + " throttle; it is not tried again.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Delivery")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    @APIResponse(responseCode = "422", ref = "AlertRefused")
    public Uni<Response> test(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.POST, alert(id) + "/test", context);
    }

    /** Deliveries of an alert. */
    @GET
    @Path("{id}/deliveries")
    @Operation(
            operationId = "listDeliveries",
            summary = "Deliveries of an alert, newest first",
            description = "With their state, attempts, and the reason why the last one failed.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "deliveryState", name = "state", in = ParameterIn.QUERY)
    @Parameter(ref = "alertPageSize", name = "size", in = ParameterIn.QUERY)
    @Parameter(ref = "cursor", name = "cursor", in = ParameterIn.QUERY)
    @APIResponse(responseCode = "200", ref = "PageOfDeliveries")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    public Uni<Response> deliveries(@PathParam("id") String id, @Context RoutingContext context) {
        return read(alert(id) + "/deliveries", context);
    }

    /** Has the dead deliveries of an alert sent again. */
    @POST
    @Path("{id}/deliveries/redrive")
    @Operation(
            operationId = "redriveDeliveries",
            summary = "Send all dead deliveries of an alert again",
            description = "The oldest first, ten thousand at a time, with the same ids and bodies, for another day.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @APIResponse(responseCode = "202", ref = "DeliveriesRedriven")
    @APIResponse(responseCode = "404", ref = "AlertNotFound")
    public Uni<Response> redrive(@PathParam("id") String id, @Context RoutingContext context) {
        return send(HttpMethod.POST, alert(id) + "/deliveries/redrive", context);
    }

    /** One delivery. */
    @GET
    @Path("{id}/deliveries/{delivery}")
    @Operation(operationId = "getDelivery", summary = "A delivery, with what is sent")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "deliveryId", name = "delivery", in = ParameterIn.PATH)
    @APIResponse(responseCode = "200", ref = "Delivery")
    @APIResponse(responseCode = "404", ref = "DeliveryNotFound")
    public Uni<Response> delivery(
            @PathParam("id") String id, @PathParam("delivery") String delivery, @Context RoutingContext context) {
        return read(delivery(id, delivery), context);
    }

    /** Has a dead delivery sent again. */
    @POST
    @Path("{id}/deliveries/{delivery}/redrive")
    @Operation(
            operationId = "redriveDelivery",
            summary = "Send a dead delivery again",
            description = "With the same id and body, for another day.")
    @Parameter(ref = "alertId", name = "id", in = ParameterIn.PATH)
    @Parameter(ref = "deliveryId", name = "delivery", in = ParameterIn.PATH)
    @APIResponse(responseCode = "202", ref = "DeliveryRedriven")
    @APIResponse(responseCode = "404", ref = "DeliveryNotFound")
    @APIResponse(responseCode = "409", ref = "DeliveryNotDead")
    public Uni<Response> redrive(
            @PathParam("id") String id, @PathParam("delivery") String delivery, @Context RoutingContext context) {
        return send(HttpMethod.POST, delivery(id, delivery) + "/redrive", context);
    }

    private Uni<Response> read(String path, RoutingContext context) {
        return ingest.read(Trace.of(context), Target.of(path, context)).map(Relay::pass);
    }

    private Uni<Response> send(HttpMethod method, String target, RoutingContext context) {
        Upload upload = new Upload(context, bodyLimit);
        return ingest.send(Errand.ALERT, method, Trace.of(context), target, upload)
                .map(Relay::pass);
    }

    private static String alert(String id) {
        if (!ID.matcher(id).matches()) {
            throw Problems.of(ProblemType.ALERT_NOT_FOUND, "No alert has this id: ids are digits and small letters.")
                    .build();
        }
        return ALERTS + "/" + id;
    }

    private static String delivery(String alertId, String id) {
        if (!DELIVERY_ID.matcher(id).matches()) {
            throw Problems.of(
                            ProblemType.DELIVERY_NOT_FOUND,
                            "No delivery has this id: they are msg_ and digits and small letters.")
                    .build();
        }
        return alert(alertId) + "/deliveries/" + id;
    }
}
