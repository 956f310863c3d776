package dev.storywire.gateway.page;

import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** What stands out now. */
@Path("/trends")
@Produces(Pages.TYPE)
@RolesAllowed(Roles.READER)
public class TrendsPageResource {

    private final BackingServices services;
    private final Pages pages;

    TrendsPageResource(BackingServices services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    /** @param window one of those that the page offers; a day, where it is another */
    @GET
    public Uni<Response> trends(
            @QueryParam("window") @Nullable String window,
            @Context RoutingContext context,
            @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        String chosen = TrendsView.window(window);
        return services.search()
                .read(Trace.of(context), "/v1/trends?size=40&window=" + chosen)
                .map(answer -> pages.answer(
                        Templates.trends(visit, TrendsView.of(chosen, Pages.told(answer))), visit, context));
    }
}
