package dev.storywire.gateway.web;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Tells a client that used the wrong method which ones there are. */
@Provider
public class MethodNotAllowedMapper extends ExceptionMapperBase<NotAllowedException> {

    private final AllowedMethods methods;
    private final RoutingContext context;

    MethodNotAllowedMapper(AllowedMethods methods, RoutingContext context) {
        this.methods = methods;
        this.context = context;
    }

    @Override
    protected HttpProblem toProblem(NotAllowedException refused) {
        String allowed = methods.at(context.normalizedPath());
        return Problems.of(ProblemType.METHOD_NOT_ALLOWED, "Here works: " + allowed + ".")
                .withHeader(HttpHeaders.ALLOW, allowed)
                .build();
    }
}
