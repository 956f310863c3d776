package dev.storywire.gateway.page;

import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Alerts: all of them, a new one of a search, each with its deliveries. */
@Path("/alerts")
@Produces(Pages.TYPE)
@RolesAllowed(Roles.EDITOR)
public class AlertPageResource {

    private final BackingServices services;
    private final Pages pages;

    AlertPageResource(BackingServices services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GET
    public Uni<Response> alerts(@Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        return services.ingest().read(Trace.of(context), "/v1/alerts?size=200").map(answer -> {
            List<AlertView> alerts = Pages.told(answer).objects("alerts").stream()
                    .map(AlertView::of)
                    .toList();
            return pages.answer(Templates.alerts(visit, alerts), visit, context);
        });
    }

    /** A form filled in with the search of the address. */
    @GET
    @Path("new")
    public Response form(@Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        return pages.answer(Templates.alertForm(visit, SearchState.of(context.queryParams())), visit, context);
    }

    @GET
    @Path("{id: [0-9a-z]+}")
    public Uni<Response> alert(
            @PathParam("id") String id, @Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        Trace trace = Trace.of(context);
        return Uni.combine()
                .all()
                .unis(
                        services.ingest().read(trace, "/v1/alerts/" + id),
                        services.ingest().read(trace, "/v1/alerts/" + id + "/deliveries?size=50"))
                .with((alert, deliveries) -> {
                    List<AlertView.Delivery> lines = Pages.told(deliveries).objects("deliveries").stream()
                            .map(AlertView.Delivery::of)
                            .toList();
                    return pages.answer(Templates.alert(visit, AlertView.of(Pages.told(alert)), lines), visit, context);
                });
    }
}
