package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storywire.local.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers die in the middle of the work; what was accepted is neither lost nor doubled. */
@ExtendWith(SuiteExtension.class)
class FaultsTest {

    private static final int STORIES = 1_000;
    private static final int BATCH = 20;
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    @Test
    void storiesPushedWhileSearchServiceAndKafkaAreKilledAreAllFoundOnce(Suite suite) {
        var gateway = new Gateway(suite.gateway().base());
        var accepted = new ArrayList<String>();

        for (int first = 0; first < STORIES; first += BATCH) {
            switch (first) {
                case 200 -> suite.search().kill();
                case 400 -> suite.kafka().kill();
                case 600 -> suite.kafka().restart();
                case 800 -> suite.search().restart();
                default -> {}
            }
            accepted.addAll(push(gateway, first));
        }

        var bySource = Map.of("source", "Fault Wire", "size", 200, "sort", "newest");
        gateway.searchUntil(bySource, RECOVERY, page -> page.getInt("total.value") == STORIES);
        assertThat(accepted).hasSize(STORIES).doesNotHaveDuplicates();
        assertThat(gateway.walk(bySource)).containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void withTheSearchServiceAwayAStoryIsStillAnsweredAndSaysWhatIsMissing(Suite suite) {
        var gateway = new Gateway(suite.gateway().base());
        var id = gateway.pushStories("""
                        {"source":{"name":"Degraded"},"externalId":"d-1","headline":"Half an answer is better than none"}
                        """).jsonPath().getString("outcomes[0].id");

        suite.search().kill();
        try {
            var story = gateway.story(id);
            assertThat(story.statusCode()).isEqualTo(200);
            assertThat(story.jsonPath().getString("headline")).isEqualTo("Half an answer is better than none");
            assertThat(story.jsonPath().getList("degraded", String.class)).contains("search");

            var search = gateway.request().queryParam("q", "half").get("/v1/stories");
            assertThat(search.statusCode()).isEqualTo(503);
            assertThat(search.header("Retry-After")).isNotBlank();
            assertThat(search.contentType()).startsWith("application/problem+json");
        } finally {
            suite.search().restart();
        }

        var found = gateway.searchUntil(
                Map.of("q", "\"half an answer\"", "source", "Degraded"),
                RECOVERY,
                page -> page.getInt("total.value") == 1);
        assertThat(found.getString("stories[0].id")).isEqualTo(id);
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
