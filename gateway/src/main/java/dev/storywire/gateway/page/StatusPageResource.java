package dev.storywire.gateway.page;

import dev.storywire.gateway.backing.BackingFailure;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.status.StatusReader;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** How the suite is: the way of a story from feed to search, and what got stuck on it. */
@Path("/status")
@Produces(Pages.TYPE)
@RolesAllowed(Roles.READER)
public class StatusPageResource {

    private final BackingServices services;
    private final StatusReader reader;
    private final Pages pages;

    StatusPageResource(BackingServices services, StatusReader reader, Pages pages) {
        this.services = services;
        this.reader = reader;
        this.pages = pages;
    }

    @GET
    public Uni<Response> status(@Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        Trace trace = Trace.of(context);
        return Uni.combine()
                .all()
                .unis(reader.read(trace), letters(visit, trace))
                .with((report, letters) ->
                        pages.answer(Templates.status(visit, StatusView.of(report, letters)), visit, context));
    }

    /** For administrators alone; none while nobody can tell. */
    private Uni<Facts> letters(Visit visit, Trace trace) {
        return visit.admin()
                ? services.search()
                        .read(trace, "/v1/admin/dead-letters?size=50")
                        .map(answer -> answer.isSuccess() ? Facts.of(answer.body()) : Facts.NONE)
                        .onFailure(BackingFailure.class)
                        .recoverWithItem(Facts.NONE)
                : Uni.createFrom().item(Facts.NONE);
    }
}
