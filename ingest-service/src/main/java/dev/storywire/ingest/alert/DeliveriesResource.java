package dev.storywire.ingest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/alerts/deliveries}: what was and is to be delivered, of all alerts. */
@Path("/v1/alerts/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {

    private static final String SEQ = "[0-9]{1,18}";
    private static final List<String> STATES =
            List.of(Delivery.PENDING, Delivery.DELIVERED, Delivery.DEAD, Delivery.FAILED);

    /**
     * A page of deliveries, newest first.
     *
     * @param nextCursor of the page after; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryPage(
            List<DeliveryView> deliveries, @Nullable String nextCursor) {

        static DeliveryPage of(List<Delivery> found, int size) {
            return new DeliveryPage(
                    found.stream().limit(size).map(DeliveryView::listed).toList(),
                    found.size() > size ? Long.toString(found.get(size - 1).seq()) : null);
        }
    }

    /** @param redriven how many dead deliveries are sent again */
    record Redriven(int redriven) {}

    private final DeliveryStore store;

    DeliveriesResource(DeliveryStore store) {
        this.store = store;
    }

    /**
     * Deliveries of all alerts, newest first.
     *
     * @param state {@code pending}, {@code delivered}, {@code dead} or {@code failed}
     */
    @GET
    @Operation(summary = "Deliveries of all alerts, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    public Uni<Response> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("size") @Nullable String size) {
        return page(store, null, state, cursor, size);
    }

    /** Has the dead deliveries of all alerts sent again, ten thousand at a time. */
    @POST
    @Path("/redrive")
    @Operation(summary = "Send the dead deliveries of all alerts again")
    @APIResponse(
            responseCode = "202",
            description = "How many; ten thousand at most, the oldest first",
            content = @Content(schema = @Schema(implementation = Redriven.class)))
    public Uni<Response> redrive() {
        return store.redrive(null, null)
                .map(redriven -> Response.accepted(new Redriven(redriven)).build());
    }

    static Uni<Response> page(
            DeliveryStore store,
            @Nullable String alertId,
            @Nullable String state,
            @Nullable String cursor,
            @Nullable String size) {
        int most = Paging.size(size);
        long before = Long.parseLong(Paging.cursor(cursor, SEQ, Long.toString(Long.MAX_VALUE)));
        return store.page(alertId, Paging.choice("state", state, STATES), before, most + 1)
                .map(found -> Response.ok(DeliveryPage.of(found, most)).build());
    }
}
