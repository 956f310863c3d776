package dev.storywire.gateway.page;

import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import dev.storywire.gateway.security.Roles;
import dev.storywire.gateway.story.StoryReader;
import dev.storywire.gateway.story.WholeStory;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** One story, and its revisions side by side. */
@Path("/stories/{id: [0-9A-Za-z][0-9A-Za-z_-]*}")
@Produces(Pages.TYPE)
@RolesAllowed(Roles.READER)
public class StoryPageResource {

    private final BackingServices services;
    private final StoryReader reader;
    private final Pages pages;

    StoryPageResource(BackingServices services, StoryReader reader, Pages pages) {
        this.services = services;
        this.reader = reader;
        this.pages = pages;
    }

    /** The story, put together as the API does it. */
    @GET
    public Uni<Response> story(
            @PathParam("id") String id, @Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        return reader.read(id, Trace.of(context)).map(outcome -> switch (outcome) {
            case WholeStory.Outcome.Found found ->
                pages.answer(Templates.story(visit, StoryView.of(new Facts(found.story()))), visit, context);
            case WholeStory.Outcome.Unknown unknown ->
                throw Problems.of(ProblemType.STORY_NOT_FOUND, "No story has the id " + id + ".")
                        .build();
            case WholeStory.Outcome.Undecided undecided -> throw undecided.failure();
        });
    }

    /** Every revision kept, the newest first, each beside the one before. */
    @GET
    @Path("revisions")
    public Uni<Response> revisions(
            @PathParam("id") String id, @Context RoutingContext context, @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        return services.ingest()
                .read(Trace.of(context), "/v1/stories/" + id + "/revisions")
                .map(answer -> {
                    if (!answer.isSuccess()) {
                        throw Relay.problem(answer);
                    }
                    return pages.answer(
                            Templates.revisions(visit, id, RevisionView.all(Facts.of(answer.body()))), visit, context);
                });
    }
}
