package dev.storywire.search.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.query.ParseOutcome;
import dev.storywire.search.query.QueryExplanation;
import dev.storywire.search.query.QueryLimits;
import dev.storywire.search.query.QueryParser;
import dev.storywire.search.query.QueryPrinter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How queries are understood. */
@Path("/v1/queries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queries")
public class QueryResource {

    /**
     * A query as it was understood.
     *
     * @param understood its canonical text, which means the same
     * @param tree what stands within what; absent for a query that restricts nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Explanation(
            String q, String understood, @Nullable QueryExplanation tree) {}

    /** 400 with position and expectation for a query that can't be understood. */
    @GET
    @Path("explain")
    @Operation(summary = "How a query is understood")
    public Explanation explain(@QueryParam("q") @DefaultValue("") String q) {
        return switch (new QueryParser(QueryLimits.DEFAULT).parse(q)) {
            case ParseOutcome.Understood understood ->
                new Explanation(q, QueryPrinter.print(understood.query()), QueryExplanation.of(understood.query()));
            case ParseOutcome.Empty _ -> new Explanation(q, "", null);
            case ParseOutcome.Faulty faulty ->
                throw Problems.invalidParameters(List.of(new ParameterFault(
                        "q", faulty.fault().position(), faulty.fault().message())));
        };
    }
}
