package dev.storywire.gateway.page;

import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.BackingFailure;
import dev.storywire.gateway.backing.BackingService;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.security.Roles;
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
import java.time.Clock;

/** The page's front: search, and the newest stories where nothing is searched for. */
@Path("/")
@Produces(Pages.TYPE)
@RolesAllowed(Roles.READER)
public class SearchPageResource {

    private static final int BAD_REQUEST = 400;

    private final BackingService search;
    private final Pages pages;
    private final Clock clock;

    SearchPageResource(BackingServices services, Pages pages, Clock clock) {
        this.search = services.search();
        this.pages = pages;
        this.clock = clock;
    }

    /** A page of results; a query that can't be understood, or a service that is away, is told in the results' place. */
    @GET
    public Uni<Response> results(@Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        SearchState state = SearchState.of(context.queryParams());
        Interval interval = Interval.of(Period.of(state.from(), state.to()), clock.instant());
        return search.read(Trace.of(context), state.target(interval))
                .map(answer -> shown(answer, state, interval, visit, context))
                .onFailure(BackingFailure.class)
                .recoverWithItem(failure -> away(failure, state, visit, context));
    }

    private Response shown(
            Answer.Whole answer, SearchState state, Interval interval, Visit visit, RoutingContext context) {
        if (answer.isSuccess()) {
            SearchView view = SearchView.of(state, Facts.of(answer.body()), interval, clock.instant());
            return pages.answer(Templates.search(visit, view, null, ""), visit, context);
        }
        if (answer.status() != BAD_REQUEST) {
            throw Relay.problem(answer);
        }
        QueryFault fault = QueryFault.of(state.q(), Facts.of(answer.body()));
        return pages.answer(BAD_REQUEST, Templates.search(visit, SearchView.none(state), fault, ""), visit, context);
    }

    private Response away(BackingFailure failure, SearchState state, Visit visit, RoutingContext context) {
        Response answer = pages.answer(
                failure.status(),
                Templates.search(visit, SearchView.none(state), null, failure.sentence()),
                visit,
                context);
        context.response().putHeader("Retry-After", Integer.toString(failure.retrySeconds()));
        return answer;
    }
}
