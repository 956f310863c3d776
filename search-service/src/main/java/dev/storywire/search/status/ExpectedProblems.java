package dev.storywire.search.status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Problems that this service answers with on purpose are logged as one line; what nobody expected keeps its trace. */
@LoggingFilter(name = "expected-problems")
public final class ExpectedProblems implements Filter {
    @Override
    public boolean isLoggable(LogRecord event) {
        if (event.getThrown() instanceof HttpProblem) {
            event.setThrown(null);
        }
        return true;
    }
}
