package dev.storywire.search.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.search.index.IndexGenerations;
import dev.storywire.search.index.StoryIndex;
import dev.storywire.search.storyevent.TopicProgress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the service knows of itself. */
@Path("/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
public class StatusResource {

    /**
     * Counts and lag.
     *
     * @param stories that can be found
     * @param index the name of the generation of indices that answers
     * @param degraded what could not be asked just now ({@code elasticsearch}, {@code kafka}); its values are absent
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Status(
            @Nullable Long stories,
            @Nullable String index,
            @Nullable Lag lag,
            @Nullable Long deadLetters,
            List<String> degraded) {}

    /** @param events written to the topic and not indexed yet */
    public record Lag(long events) {}

    private final StoryIndex index;
    private final IndexGenerations generations;
    private final TopicProgress progress;

    StatusResource(StoryIndex index, IndexGenerations generations, TopicProgress progress) {
        this.index = index;
        this.generations = generations;
        this.progress = progress;
    }

    /** Always answers; what is away is named. */
    @GET
    @Operation(summary = "Counts, lag, what is away")
    public Uni<Status> status() {
        return Uni.combine()
                .all()
                .unis(
                        optional(index.count()),
                        optional(generations.current()),
                        optional(progress.lag()),
                        optional(progress.deadLetters()))
                .asTuple()
                .map(found -> status(found.getItem1(), found.getItem2(), found.getItem3(), found.getItem4()));
    }

    private static Status status(
            Optional<Long> stories, Optional<String> name, Optional<Long> lag, Optional<Long> deadLetters) {
        List<String> degraded = Stream.of(
                        stories.isEmpty() || name.isEmpty() ? "elasticsearch" : "",
                        lag.isEmpty() || deadLetters.isEmpty() ? "kafka" : "")
                .filter(part -> !part.isEmpty())
                .toList();
        return new Status(
                stories.orElse(null),
                name.orElse(null),
                lag.map(Lag::new).orElse(null),
                deadLetters.orElse(null),
                degraded);
    }

    private static <T> Uni<Optional<T>> optional(Uni<T> question) {
        return question.map(Optional::of).onFailure().recoverWithItem(Optional.empty());
    }
}
