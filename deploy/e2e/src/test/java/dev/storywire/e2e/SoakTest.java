package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storywire.local.Suite;
import dev.storywire.local.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short version of the bench's hour under load. */
@ExtendWith(SuiteExtension.class)
class SoakTest {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("soak.seconds", 40));
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int STORIES_OF_A_PUSH = 10;
    private static final long PUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Connections come and go by a few, and a session of PostgreSQL has some thirty files; one leaked by each request would be over six hundred. */
    private static final long MORE_FILES = 150;

    private static final long MORE_THREADS = 40;
    private static final String SOURCE = "Soak Wire";

    @Test
    void underSteadyLoadNothingLagsNothingIsLostAndNeitherFilesNorThreadsPileUp(Suite suite) {
        var gateway = new Gateway(suite.gateway().base());
        var accepted = new ArrayList<>(load(gateway, 0, WARM));
        rest(gateway, accepted);
        Map<String, Usage> before = suite.usage();

        accepted.addAll(load(gateway, accepted.size(), LENGTH));
        rest(gateway, accepted);
        Map<String, Usage> after = suite.usage();

        assertThat(gateway.walk(Map.of("source", SOURCE, "sort", "newest", "size", 200)))
                .containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(after).containsOnlyKeys(before.keySet()).hasSize(6);
        var softly = new SoftAssertions();
        before.forEach((part, then) -> {
            var now = Objects.requireNonNull(after.get(part));
            softly.assertThat(now.files()).as("open files of %s", part).isLessThanOrEqualTo(then.files() + MORE_FILES);
            softly.assertThat(now.threads())
                    .as("threads of %s", part)
                    .isLessThanOrEqualTo(then.threads() + MORE_THREADS);
        });
        softly.assertAll();
    }

    /** Pushes, searches, reads and follows for so long; the ids of what was accepted. */
    private static List<String> load(Gateway gateway, int first, Duration length) {
        var ids = new ArrayList<String>();
        long start = System.nanoTime();
        for (long due = start; due < start + length.toNanos(); due += PUSH_NANOS) {
            LockSupport.parkNanos(due - System.nanoTime());
            var outcomes = gateway.pushStories(lines(first + ids.size())).then().statusCode(202);
            List<String> pushed = outcomes.extract().jsonPath().getList("outcomes.id", String.class);
            ids.addAll(pushed);
            gateway.search(Map.of("q", "harbour", "size", 20, "facets", "source,lang"));
            assertThat(gateway.story(pushed.getFirst()).statusCode()).isEqualTo(200);
            new LiveStream(gateway.base().resolve("/v1/stream?q=harbour"), null).close();
        }
        return ids;
    }

    private static void rest(Gateway gateway, List<String> accepted) {
        gateway.searchUntil(
                Map.of("source", SOURCE, "size", 1), REST, page -> page.getInt("total.value") == accepted.size());
        var status = gateway.request().get("/v1/status").jsonPath();
        assertThat(status.getInt("lag.unpublished")).isZero();
        assertThat(status.getInt("lag.unindexed")).isZero();
    }

    private static String lines(int first) {
        return IntStream.range(first, first + STORIES_OF_A_PUSH)
                .mapToObj("""
                        {"source":{"name":"Soak Wire"},"externalId":"soak-%1$d","headline":"Harbour log %1$d",\
                        "bodyText":"Entry %1$d of the harbour master, who counts %1$d ships."}
                        """::formatted)
                .collect(Collectors.joining());
    }
}
