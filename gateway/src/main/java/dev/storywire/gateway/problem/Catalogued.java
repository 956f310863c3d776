package dev.storywire.gateway.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Gives every problem that a framework raised its type from the catalogue and a sentence for people: what frameworks say
 * themselves names classes and is made for developers.
 */
@ApplicationScoped
public class Catalogued implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(Catalogued.class);

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.errorf(context.cause, "event=internal-error path=%s", context.path);
        }
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(problem.getStatusCode())
                .withDetail(detail(type))
                .withInstance(problem.getInstance());
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }

    /** Runs last, after the library's own have filled in what they know. */
    @Override
    public int priority() {
        return 1;
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case FORBIDDEN -> "Ask an administrator of this installation for a key with a higher role.";
            case NOT_FOUND -> "See /openapi for what there is.";
            case NOT_ACCEPTABLE -> "Ask for application/json, or leave the header Accept out.";
            case UNSUPPORTED_MEDIA_TYPE -> "See /openapi for the content types that this call takes.";
            case INTERNAL_ERROR -> "This is our fault. Try again; if it stays, report the X-Trace-Id of this answer.";
            default -> "See /openapi for what this call takes.";
        };
    }
}
