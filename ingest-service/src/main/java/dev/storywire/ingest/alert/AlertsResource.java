package dev.storywire.ingest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.storywire.ingest.preview.Bodies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/alerts}: all alerts, new ones, and a try of one. */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {

    static final long MAX_FORM = 256 << 10;

    private static final String ID = "[0-9a-v]{26}";
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 90;

    /**
     * A page of alerts, in the order in which they were made.
     *
     * @param total that match, on all pages
     * @param nextCursor of the page after; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertPage(
            long total, List<AlertView> alerts, @Nullable String nextCursor) {}

    /**
     * An alert with its secret.
     *
     * @param secret that messages are signed with; told this once
     */
    record SecuredAlert(@JsonUnwrapped AlertView alert, String secret) {

        static SecuredAlert of(AlertEditor.Secured secured) {
            return new SecuredAlert(AlertView.of(secured.report()), secured.secret());
        }
    }

    private final AlertStore store;
    private final AlertEditor editor;
    private final DryRun dryRun;

    AlertsResource(AlertStore store, AlertEditor editor, DryRun dryRun) {
        this.store = store;
        this.editor = editor;
        this.dryRun = dryRun;
    }

    /**
     * Alerts, in the order in which they were made.
     *
     * @param state {@code active}, {@code paused} or {@code disabled}
     * @param cursor {@code nextCursor} of the page before
     * @param size of the page, 200 at most
     */
    @GET
    @Operation(summary = "Alerts and how they are doing, page by page")
    @APIResponse(
            responseCode = "200",
            description = "A page of alerts",
            content = @Content(schema = @Schema(implementation = AlertPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    public Uni<Response> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("size") @Nullable String size) {
        List<String> states =
                Arrays.stream(AlertState.values()).map(AlertState::wireName).toList();
        return store.page(Paging.cursor(cursor, ID, ""), Paging.choice("state", state, states), Paging.size(size))
                .map(page -> Response.ok(new AlertPage(
                                page.total(),
                                page.alerts().stream().map(AlertView::of).toList(),
                                page.more() ? page.alerts().getLast().alert().id() : null))
                        .build());
    }

    /** Makes an alert. Its secret is in this answer and in no other. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Make an alert")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlertForm.class)))
    @APIResponse(
            responseCode = "201",
            description = "The alert, with the secret that its messages are signed with",
            content = @Content(schema = @Schema(implementation = SecuredAlert.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong, or the search can't be run")
    @APIResponse(responseCode = "409", description = "There are as many alerts as may be")
    @APIResponse(responseCode = "422", description = "The address is forbidden, or there is no key for secrets")
    @APIResponse(responseCode = "503", description = "The search service is away (Retry-After)")
    public Response create(InputStream body) {
        AlertEditor.Secured made = editor.create(AlertForms.read(Bodies.read(body, MAX_FORM)));
        return Response.created(URI.create("/v1/alerts/" + made.report().alert().id()))
                .entity(SecuredAlert.of(made))
                .build();
    }

    /**
     * What a search would have brought; nothing is kept.
     *
     * @param days 1 to 90, else 7
     */
    @POST
    @Path("/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Try an alert over the last days")
    @RequestBody(content = @Content(schema = @Schema(implementation = AlertForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stories of each day, and the newest of them",
            content = @Content(schema = @Schema(implementation = DryRun.Trial.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong, or the search can't be run")
    @APIResponse(responseCode = "503", description = "The search service is away (Retry-After)")
    public Response tryOut(@QueryParam("days") @Nullable String days, InputStream body) {
        int number = Paging.number("days", days, USUAL_DAYS, MOST_DAYS);
        return Response.ok(dryRun.run(AlertForms.read(Bodies.read(body, MAX_FORM)), number))
                .build();
    }
}
