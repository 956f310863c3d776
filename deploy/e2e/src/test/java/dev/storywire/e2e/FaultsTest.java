package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.local.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers die in the middle of the work; what was accepted is neither lost nor doubled. */
@ExtendWith(SuiteExtension.class)
class FaultsTest {

    private static final int STORIES = 1_000;
    private static final int BATCH = 10;
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    @Test
    void storiesPushedWhileSearchServiceAndKafkaAreKilledAreAllFoundOnce(Suite suite) {
        var gateway = new Gateway(suite.gateway().base());
        var accepted = new CopyOnWriteArrayList<String>();
        var pushing = CompletableFuture.runAsync(() -> {
            for (int first = 0; first < STORIES; first += BATCH) {
                accepted.addAll(push(gateway, first));
            }
        });

        // The pushes go on meanwhile: each server dies with stories on their way through it.
        awaitAccepted(accepted, pushing, STORIES / 5);
        suite.search().kill();
        awaitAccepted(accepted, pushing, 2 * STORIES / 5);
        suite.kafka().kill();
        awaitAccepted(accepted, pushing, 3 * STORIES / 5);
        suite.kafka().restart();
        suite.search().restart();
        pushing.join();

        var bySource = Map.of("source", "Fault Wire", "size", 200, "sort", "newest");
        gateway.searchUntil(bySource, RECOVERY, page -> page.getInt("total.value") == STORIES);
        assertThat(accepted).hasSize(STORIES).doesNotHaveDuplicates();
        assertThat(gateway.walk(bySource)).containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void withTheSearchServiceAwayAStoryIsStillAnsweredAndSaysWhatIsMissing(Suite suite) {
        var gateway = new Gateway(suite.gateway().base());
        var id = pushOne(gateway, "d-1", "Half an answer is better than none");

        suite.search().kill();
        try {
            var story = gateway.story(id);
            assertThat(story.statusCode()).isEqualTo(200);
            assertThat(story.jsonPath().getString("headline")).isEqualTo("Half an answer is better than none");
            assertThat(story.jsonPath().getList("revisions")).hasSize(1);
            assertThat(story.jsonPath().getList("degraded", String.class)).containsExactly("search");

            var search = gateway.request().queryParam("q", "half").get("/v1/stories");
            assertThat(search.statusCode()).isEqualTo(503);
            assertThat(search.header("Retry-After")).isNotBlank();
            assertThat(search.contentType()).startsWith("application/problem+json");
            assertThat(gateway.health("search")).isEqualTo("down");
        } finally {
            suite.search().restart();
        }

        assertFound(gateway, id, "\"half an answer\"");
    }

    @Test
    void withTheIngestServiceAwayStoriesAreFoundAndReadAndPushesAreToldToComeBack(Suite suite) {
        var gateway = new Gateway(suite.gateway().base());
        var id = pushOne(gateway, "d-2", "The index remembers the keeper of records");
        assertFound(gateway, id, "\"keeper of records\"");

        suite.ingest().kill();
        try {
            var story = gateway.story(id);
            assertThat(story.statusCode()).isEqualTo(200);
            assertThat(story.jsonPath().getString("headline")).isEqualTo("The index remembers the keeper of records");
            assertThat(story.jsonPath().getList("degraded", String.class)).containsExactly("ingest");
            assertFound(gateway, id, "\"keeper of records\"");

            var push = gateway.pushStories(line("d-3", "Nobody takes this one"));
            assertThat(push.statusCode()).isEqualTo(503);
            assertThat(push.header("Retry-After")).isNotBlank();
            assertThat(gateway.health("ingest")).isEqualTo("down");
        } finally {
            suite.ingest().restart();
        }

        await().atMost(RECOVERY)
                .until(() -> gateway.pushStories(line("d-3", "Taken after all")).statusCode() == 202);
    }

    private static void awaitAccepted(List<String> accepted, CompletableFuture<Void> pushing, int count) {
        await().atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> accepted.size() >= count || pushing.isCompletedExceptionally());
    }

    private static void assertFound(Gateway gateway, String id, String query) {
        var found = gateway.searchUntil(
                Map.of("q", query, "source", "Degraded"), RECOVERY, page -> page.getInt("total.value") == 1);
        assertThat(found.getString("stories[0].id")).isEqualTo(id);
    }

    private static String pushOne(Gateway gateway, String externalId, String headline) {
        return gateway.pushStories(line(externalId, headline)).jsonPath().getString("outcomes[0].id");
    }

    private static String line(String externalId, String headline) {
        return "{\"source\":{\"name\":\"Degraded\"},\"externalId\":\"%s\",\"headline\":\"%s\"}\n"
                .formatted(externalId, headline);
    }

    private static List<String> push(Gateway gateway, int first) {
        var lines =
                IntStream.range(first, first + BATCH).mapToObj("""
                        {"source":{"name":"Fault Wire"},"externalId":"f-%1$d","headline":"Report %1$d from the sound",\
                        "bodyText":"The %1$d boats of the fleet came home in time for the evening market."}
                        """::formatted).collect(Collectors.joining());
        var answer = gateway.pushStories(lines);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getList("outcomes.outcome", String.class)).containsOnly("created");
        return answer.jsonPath().getList("outcomes.id", String.class);
    }
}
