package dev.storywire.gateway.web;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives what no resource answers, and what is no sound request at all, a problem document too. */
@ApplicationScoped
public class Unanswered {

    void register(@Observes Router router) {
        router.errorHandler(
                404, context -> Problems.answer(context, ProblemType.NOT_FOUND, "See /openapi for what there is."));
        router.route().order(Integer.MIN_VALUE).failureHandler(Unanswered::failed);
    }

    /** A request that is no sound HTTP, found before any route is looked for: not an error of ours, so not one in the log. */
    private static void failed(RoutingContext context) {
        if (context.statusCode() == 400) {
            Problems.answer(context, ProblemType.MALFORMED_REQUEST, "The address or a header is malformed.");
        } else {
            context.next();
        }
    }
}
