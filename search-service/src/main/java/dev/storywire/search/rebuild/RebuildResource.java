package dev.storywire.search.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.search.problem.ParameterFault;
import dev.storywire.search.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Making the index anew from the topic, for administrators. */
@Path("/v1/admin/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
public class RebuildResource {

    /**
     * How a rebuild stands.
     *
     * @param phase {@code reading}, {@code comparing}, {@code swapped} (the new index answers, the old one is kept for a
     *     while), {@code done}, {@code failed} or {@code canceled} (the old index answers)
     * @param from the generation of indices that answered when it began
     * @param to the generation that is made
     * @param share of the topic that is read, 0 to 1
     * @param read events
     * @param written stories that the rebuild wrote, every revision that it met counted
     * @param refused events that can't be indexed, dead letters already
     * @param storiesBefore in the old index, when the two were compared
     * @param storiesAfter in the new index, at the same time
     * @param reason why it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rebuild(
            String phase,
            String from,
            String to,
            double share,
            long read,
            long written,
            long refused,
            Instant startedAt,
            Instant updatedAt,
            @Nullable Instant swappedAt,
            @Nullable Long storiesBefore,
            @Nullable Long storiesAfter,
            @Nullable String reason) {

        static Rebuild of(RebuildState state) {
            return new Rebuild(
                    state.phase().word(),
                    state.from(),
                    state.to(),
                    state.share(),
                    state.progress().read(),
                    state.progress().written(),
                    state.progress().refused(),
                    state.startedAt(),
                    state.updatedAt(),
                    state.swappedAt(),
                    state.storiesBefore(),
                    state.storiesAfter(),
                    state.reason());
        }
    }

    private final Rebuilder rebuilder;

    RebuildResource(Rebuilder rebuilder) {
        this.rebuilder = rebuilder;
    }

    /**
     * Begins a rebuild: 202. 409 while one is under way, 503 while the index does not answer.
     *
     * @param fewer {@code true}: swap even where the new index has fewer stories than the old one
     */
    @POST
    @Operation(summary = "Make the index anew from the topic")
    public Uni<Response> start(@QueryParam("fewer") @DefaultValue("false") String fewer) {
        if (!fewer.matches("true|false")) {
            throw Problems.invalidParameters(List.of(new ParameterFault("fewer", null, "expected true or false")));
        }
        return told(rebuilder.start(Boolean.parseBoolean(fewer)))
                .map(state -> Response.accepted(Rebuild.of(state)).build());
    }

    /** The last rebuild, running or not; 404 where there was none. */
    @GET
    @Operation(summary = "How the last rebuild stands")
    public Uni<Rebuild> state() {
        return told(rebuilder.state()).map(state -> state.map(Rebuild::of)
                .orElseThrow(() ->
                        Problems.missing("no-rebuild", "There was no rebuild", "The index was never made anew.")));
    }

    /** Ends the rebuild under way and drops the new index; 409 where there is none. */
    @DELETE
    @Operation(summary = "End the rebuild under way; the old index stays")
    public Uni<Rebuild> cancel() {
        return told(rebuilder.cancel()).map(Rebuild::of);
    }

    private static <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure(e -> !(e instanceof HttpProblem)).transform(e -> Problems.unavailable());
    }
}
