package dev.storywire.gateway.page;

import dev.storywire.gateway.security.Caller;
import dev.storywire.gateway.security.Credentials;
import dev.storywire.gateway.web.Trace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Shows people who look at a page what went wrong, and asks those for a key of whom nobody knows who they are. */
@Provider
public class ProblemPage implements ContainerResponseFilter {

    private static final int UNAUTHORIZED = 401;
    private static final int SEE_OTHER = 303;

    private final RoutingContext context;
    private final Pages pages;

    ProblemPage(RoutingContext context, Pages pages) {
        this.context = context;
        this.pages = pages;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof HttpProblem problem) || !PageAddress.isFor(context)) {
            return;
        }
        Visit visit = pages.visit(context, request.getSecurityContext());
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        if (problem.getStatusCode() == UNAUTHORIZED && Caller.of(context).isAnonymous()) {
            response.setStatus(SEE_OTHER);
            response.setEntity(null);
            response.getHeaders().put(HttpHeaders.LOCATION, List.of(Credentials.SIGN_IN + "?next=" + visit.back()));
            return;
        }
        String detail = problem.getDetail() == null ? "" : problem.getDetail();
        String page = pages.render(
                Templates.problem(
                        visit,
                        problem.getStatusCode(),
                        detail,
                        Trace.of(context).traceId()),
                visit);
        pages.describe(context.response());
        response.setEntity(page, null, MediaType.valueOf(Pages.TYPE));
    }
}
