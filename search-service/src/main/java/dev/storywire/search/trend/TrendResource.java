package dev.storywire.search.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import dev.storywire.search.story.StoryFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Terms that stand out. */
@Path("/v1/trends")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Words")
public class TrendResource {
    private static final Pattern WINDOW = Pattern.compile("([1-9]\\d{0,3})([mhd])");
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int MOST = 100;

    /**
     * What stands out.
     *
     * @param from first instant of the window
     * @param to its end
     * @param stories of the window
     * @param partial a part of the index did not answer, or not in time
     * @param trends what stands out most first
     */
    public record Trends(Instant from, Instant to, long stories, boolean partial, List<Trend> trends) {}

    /**
     * A word or a phrase.
     *
     * @param term folded, as {@code q} finds it
     * @param label as a headline has it
     * @param count stories of the window that have it in their headline
     * @param before stories of the time before that have it
     * @param sources different sources of those in the window, about
     * @param score by how much it stands out; comparable within one answer
     * @param example one of the stories
     */
    public record Trend(
            String term, String label, long count, long before, long sources, double score, Example example) {}

    /** A story of the window. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Example(String id, String headline) {}

    private final TrendSearch search;

    TrendResource(TrendSearch search) {
        this.search = search;
    }

    /**
     * Words and phrases of headlines that are more frequent in the window than in the time before it. {@code q} and every
     * filter of search narrow both alike.
     *
     * @param window {@code 10m} to {@code 90d}: minutes, hours or days until now
     * @param size 1 to 100
     */
    @GET
    @Operation(summary = "Terms that stand out in the window against the time before it")
    public Uni<Trends> trends(
            @Context UriInfo uri,
            @QueryParam("window") @DefaultValue("24h") String window,
            @QueryParam("size") @DefaultValue("20") String size) {
        Duration length = length(window);
        if (!size.matches("[1-9]\\d?|" + MOST)) {
            throw fault("size", "expected a number from 1 to " + MOST);
        }
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>(uri.getQueryParameters());
        parameters.remove("size");
        return search.trends(StoryFilter.of(parameters), length, Integer.parseInt(size));
    }

    private static Duration length(String window) {
        var form = WINDOW.matcher(window.strip());
        if (form.matches()) {
            long number = Long.parseLong(form.group(1));
            Duration length =
                    switch (form.group(2)) {
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    };
            if (length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0) {
                return length;
            }
        }
        throw fault("window", "expected minutes, hours or days from 10m to 90d");
    }

    private static RuntimeException fault(String field, String message) {
        return Problems.invalidParameters(List.of(new ParameterFault(field, null, message)));
    }
}
