package dev.storywire.ingest.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Brings every problem into the catalogue. Those that the framework made (no such path, wrong method, …) get type, title and
 * detail from there, since a framework's words may name classes.
 */
@ApplicationScoped
class ProblemCatalogue implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
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
