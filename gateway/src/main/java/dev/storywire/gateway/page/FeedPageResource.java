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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;

/** The feeds, and each of them. */
@Path("/feeds")
@Produces(Pages.TYPE)
@RolesAllowed(Roles.READER)
public class FeedPageResource {

    private static final String ID = "{id: [0-9A-Za-z][0-9A-Za-z_-]*}";

    private final BackingServices services;
    private final Pages pages;
    private final Clock clock;

    FeedPageResource(BackingServices services, Pages pages, Clock clock) {
        this.services = services;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Uni<Response> feeds(@Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        FeedsView.Choice choice = FeedsView.Choice.of(context.queryParams());
        return services.ingest()
                .read(Trace.of(context), choice.target())
                .map(answer ->
                        pages.answer(Templates.feeds(visit, FeedsView.of(choice, Pages.told(answer))), visit, context));
    }

    /** A feed and its last fetches. */
    @GET
    @Path(ID)
    public Uni<Response> feed(
            @PathParam("id") String id, @Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        Trace trace = Trace.of(context);
        return Uni.combine()
                .all()
                .unis(
                        services.ingest().read(trace, "/v1/feeds/" + id),
                        services.ingest().read(trace, "/v1/feeds/" + id + "/fetches?size=50"))
                .with((feed, fetches) -> {
                    FeedView view = FeedView.of(Pages.told(feed));
                    List<FetchLine> lines = Pages.told(fetches).objects("fetches").stream()
                            .map(FetchLine::of)
                            .toList();
                    return pages.answer(Templates.feed(visit, view, lines), visit, context);
                });
    }

    /** Stories a day over the last month, drawn. */
    @GET
    @Path(ID + "/days.svg")
    @Produces("image/svg+xml")
    public Uni<Response> days(@PathParam("id") String id, @Context RoutingContext context) {
        String target = "/v1/stories?size=0&interval=day&feed=" + id + "&from=" + Sparkline.first(clock.instant());
        return services.search()
                .read(Trace.of(context), target)
                .map(Pages::told)
                .map(page -> Response.ok(Sparkline.svg(page.objects("timeline"), clock.instant()))
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                        .build());
    }
}
