package dev.storywire.ingest.status;

import dev.storywire.ingest.story.StoryArchive;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when stories can be taken: the database answers from the table of stories. Kafka does not count, since the outbox keeps what it
 * can't take yet.
 */
@Readiness
@ApplicationScoped
public class StoreReadiness implements AsyncHealthCheck {

    private static final String NAME = "store";
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final StoryArchive archive;

    StoreReadiness(StoryArchive archive) {
        this.archive = archive;
    }

    /** Asks once more after a failure: a connection that the database closed while it lay idle says nothing of the database. */
    @Override
    public Uni<HealthCheckResponse> call() {
        return archive.answers()
                .onFailure()
                .retry()
                .atMost(1)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(_ -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "PostgreSQL does not answer")
                        .build());
    }
}
