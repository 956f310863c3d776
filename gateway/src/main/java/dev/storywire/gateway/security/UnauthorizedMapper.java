package dev.storywire.gateway.security;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** What somebody without credentials is told who asks for more than may be had without; before the problem library's own. */
@Provider
@Priority(1)
public class UnauthorizedMapper extends ExceptionMapperBase<UnauthorizedException> {

    @Override
    protected HttpProblem toProblem(UnauthorizedException refused) {
        return Problems.of(ProblemType.UNAUTHENTICATED, "Show a key in the header X-API-Key, or a bearer token.")
                .build();
    }
}
