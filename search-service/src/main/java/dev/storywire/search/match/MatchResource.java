package dev.storywire.search.match;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which searches find what has become searchable: for the service that keeps alerts, step by step from a place of the stream on. */
@Path("/v1/matches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stories")
public class MatchResource {
    private final Matcher matcher;

    MatchResource(Matcher matcher) {
        this.matcher = matcher;
    }

    /**
     * Looks at a bounded number of stories, those that became searchable from {@code after} on, and tells which search finds which. A search that
     * can't be understood, or that Elasticsearch refuses, is named in {@code faults} and stops no other. Without {@code after} nothing
     * is looked at: the answer says where the stream stands, and which searches have faults. 400 for a place that is none and too many
     * searches, 503 while Kafka or the index does not answer.
     */
    @POST
    @Operation(summary = "Which searches find what has become searchable")
    public Uni<MatchAnswer> match(@Nullable MatchRequest request) {
        return matcher.match(request == null ? new MatchRequest(null, null, null) : request);
    }
}
