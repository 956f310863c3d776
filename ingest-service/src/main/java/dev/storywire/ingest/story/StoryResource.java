package dev.storywire.ingest.story;

import dev.storywire.ingest.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /v1/stories/{id}}: stories as they are kept. */
@Path("/v1/stories/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class StoryResource {

    /**
     * The history of a story.
     *
     * @param revisions newest first
     */
    public record Revisions(String id, List<StoryRevision> revisions) {}

    private final StoryArchive archive;

    StoryResource(StoryArchive archive) {
        this.archive = archive;
    }

    /** The story as it stands, with its revisions. */
    @GET
    @Operation(summary = "A story with its revisions")
    @APIResponse(responseCode = "200", description = "The story")
    @APIResponse(responseCode = "404", description = "No such story")
    public Uni<StoredStory> story(@PathParam("id") String id) {
        return archive.find(id).map(story -> story.orElseThrow(ProblemType.STORY_NOT_FOUND::problem));
    }

    /** The revisions that are kept, newest first, with what changed. */
    @GET
    @Path("/revisions")
    @Operation(summary = "The revisions of a story")
    @APIResponse(responseCode = "200", description = "Newest first, with what changed")
    @APIResponse(responseCode = "404", description = "No such story")
    public Uni<Revisions> revisions(@PathParam("id") String id) {
        return archive.revisions(id).map(revisions -> {
            if (revisions.isEmpty()) {
                throw ProblemType.STORY_NOT_FOUND.problem();
            }
            return new Revisions(id, revisions);
        });
    }
}
