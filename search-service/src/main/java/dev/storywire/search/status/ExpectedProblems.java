package dev.storywire.search.status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.Level;

/** Problems that this service answers with on purpose are a warning of one line; what nobody expected is an error with its trace. */
@LoggingFilter(name = "expected-problems")
public final class ExpectedProblems implements Filter {
    @Override
    public boolean isLoggable(LogRecord event) {
        if (event.getThrown() instanceof HttpProblem) {
            event.setThrown(null);
            if (event.getLevel().intValue() > Level.WARN.intValue()) {
                event.setLevel(Level.WARN);
            }
        }
        return true;
    }
}
