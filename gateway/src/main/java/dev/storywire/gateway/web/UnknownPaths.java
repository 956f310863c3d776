package dev.storywire.gateway.web;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers what no resource answers with a problem document too. */
@ApplicationScoped
public class UnknownPaths {

    void register(@Observes Router router) {
        router.errorHandler(
                404, context -> Problems.answer(context, ProblemType.NOT_FOUND, "See /openapi for what there is."));
        router.errorHandler(
                400,
                context -> Problems.answer(
                        context, ProblemType.MALFORMED_REQUEST, "The address or a header is malformed."));
    }
}
