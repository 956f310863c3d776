package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** What a client is told when a service behind the gateway fails it. */
@Provider
public class BackingFailureMapper extends ExceptionMapperBase<BackingFailure> {

    private static final Logger LOG = Logger.getLogger(BackingFailureMapper.class);

    @Override
    protected HttpProblem toProblem(BackingFailure failure) {
        LOG.debugf(failure, "event=backing-failure service=%s reason=%s", failure.service(), failure.reason());
        ProblemType type = failure.reason().problem();
        HttpProblem.Builder problem = Problems.of(type, failure.sentence() + " " + advice(failure));
        if (type.status() == 503) {
            problem.withHeader(HttpHeaders.RETRY_AFTER, failure.retrySeconds());
        }
        return problem.build();
    }

    private static String advice(BackingFailure failure) {
        return failure.reason() == Reason.FAULTY
                ? "This is not your fault; if it stays, report the X-Trace-Id of this answer."
                : "Try again in " + failure.retrySeconds() + " seconds.";
    }
}
