package dev.storywire.search.status;

import dev.storywire.search.index.StoryIndex;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when a search can be answered: the index was made ready, and Elasticsearch answers from it. */
@Readiness
@ApplicationScoped
public class SearchReadiness implements AsyncHealthCheck {
    private static final String NAME = "search";

    private final StoryIndex index;

    SearchReadiness(StoryIndex index) {
        this.index = index;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!index.isReady()) {
            return Uni.createFrom().item(down("the index is not ready yet"));
        }
        return index.answers()
                .map(_ -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(down("Elasticsearch does not answer a search"));
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
