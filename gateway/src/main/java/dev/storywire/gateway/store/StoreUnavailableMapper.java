package dev.storywire.gateway.store;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** What a client is told whose request needs the gateway's own tables while these are away. */
@Provider
public class StoreUnavailableMapper extends ExceptionMapperBase<StoreUnavailable> {

    /** What a client is told, for people. */
    public static final String DETAIL = "What the gateway keeps itself (keys, alerts) can't be reached just now.";

    /** Seconds after which asking again makes sense. */
    public static final int RETRY_SECONDS = 5;

    @Override
    protected HttpProblem toProblem(StoreUnavailable away) {
        return Problems.of(ProblemType.SERVICE_UNAVAILABLE, DETAIL)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
