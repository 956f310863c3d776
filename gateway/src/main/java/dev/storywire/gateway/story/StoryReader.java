package dev.storywire.gateway.story;

import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.BackingFailure;
import dev.storywire.gateway.backing.BackingService;
import dev.storywire.gateway.backing.BackingServices;
import dev.storywire.gateway.web.Trace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks both services for their parts of a story, at once and each with its own deadline. */
@ApplicationScoped
public class StoryReader {

    private final BackingServices services;

    StoryReader(BackingServices services) {
        this.services = services;
    }

    /** @param id checked already: it goes into a path as it is */
    public Uni<WholeStory.Outcome> read(String id, Trace trace) {
        String path = "/v1/stories/" + id;
        Uni<Kept> kept = part(services.ingest(), path, trace)
                .chain(stored -> stored instanceof Part.Known
                        ? Uni.createFrom().item(new Kept(stored, new Part.Unknown()))
                        : part(services.search(), path, trace).map(indexed -> new Kept(stored, indexed)));
        Uni<Part> alike = part(services.search(), path + "/related", trace);
        return Uni.combine()
                .all()
                .unis(kept, alike)
                .with((story, like) -> WholeStory.of(story.stored(), story.indexed(), like));
    }

    /** The story itself, from where it is kept and, where that gave none, from the index. */
    private record Kept(Part stored, Part indexed) {}

    private static Uni<Part> part(BackingService service, String path, Trace trace) {
        return service.readPart(trace, path)
                .map(answer -> toPart(service, answer))
                .onFailure(BackingFailure.class)
                .recoverWithItem(Part.Away::new);
    }

    private static Part toPart(BackingService service, Answer.Whole answer) {
        if (answer.status() == 404) {
            return new Part.Unknown();
        }
        try {
            return answer.isSuccess()
                    ? new Part.Known(new JsonObject(answer.body()))
                    : new Part.Away(service.failure(BackingFailure.Reason.FAULTY));
        } catch (DecodeException notJson) {
            return new Part.Away(service.failure(BackingFailure.Reason.FAULTY));
        }
    }
}
