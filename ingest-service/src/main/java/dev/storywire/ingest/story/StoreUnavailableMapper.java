package dev.storywire.ingest.story;

import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** A store that can't be reached is a passing problem. */
@Provider
@Priority(Priorities.USER)
public class StoreUnavailableMapper extends ExceptionMapperBase<StoreUnavailableException> {

    private static final int RETRY_SECONDS = 5;

    @Override
    protected HttpProblem toProblem(StoreUnavailableException exception) {
        return ProblemType.STORE_UNAVAILABLE.retryAfter(RETRY_SECONDS);
    }
}
