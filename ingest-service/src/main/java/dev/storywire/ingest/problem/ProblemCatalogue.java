package dev.storywire.ingest.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Brings every problem into the catalogue. Those that the framework made (no such path, wrong method, …) get type, title and
 * detail from there, since a framework's words may name classes. Logs them, in place of the library's own logger.
 */
@ApplicationScoped
class ProblemCatalogue implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemCatalogue.class);
    private static final int UNEXPECTED = 500;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        // Only what nobody expects is worth a stack trace: an outage is told by the health checks and by the relay.
        LOG.logf(
                problem.getStatusCode() == UNEXPECTED ? Logger.Level.ERROR : Logger.Level.DEBUG,
                context.cause,
                "event=request-failed status=%d path=%s",
                problem.getStatusCode(),
                context.path);
        return problem.getType() == null ? fromCatalogue(problem).build() : problem;
    }

    private static HttpProblem.Builder fromCatalogue(HttpProblem problem) {
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(problem.getStatusCode())
                .withDetail(type.detail())
                .withInstance(problem.getInstance());
        problem.getHeaders().forEach(builder::withHeader);
        return builder;
    }
}
