package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.ToxicProxy.Toxin;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients see while something behind the gateway is away or slow: the table in the gateway's README. Nothing is restarted. */
@ExtendWith(SuiteExtension.class)
class OutagesTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int BREAKER_WINDOW = 20;
    private static final int EXPORTED = 30;
    private static final int HEAD_AND_SOME_LINES = 2_000;
    private static final List<String> SEARCHES = List.of("search", "rss", "atom", "json feed", "lines", "table");
    private static final Map<String, String> AS_ALWAYS = seen(
            "200",
            Map.of(
                    "story", "200",
                    "push", "202",
                    "feeds", "200",
                    "alerts", "200",
                    "dry run", "200",
                    "status", "200",
                    "stream", "200"));

    private static Network network;
    private static Onlooker onlooker;

    @BeforeAll
    static void take(Gateway door, Network lines) {
        network = lines;
        onlooker = new Onlooker(door);
    }

    @BeforeEach
    @AfterEach
    void heal() {
        network.heal();
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(onlooker.sees("before")).isEqualTo(AS_ALWAYS));
    }

    @Test
    void withTheSearchServiceAwayStoriesAreReadAndTakenAndTheStreamIsCutAndGoesOnWithoutAGap() {
        try (var stream = onlooker.follow(null)) {
            awaitBegun(stream);
            network.toSearch().poison(new Toxin.Refuse());

            assertThat(onlooker.sees("search away"))
                    .isEqualTo(seen(
                            "503 search",
                            Map.of(
                                    "story", "200 without search",
                                    "push", "202",
                                    "feeds", "200",
                                    "alerts", "200",
                                    "dry run", "503 search",
                                    "status", "200 search down",
                                    "stream", "503 search")));
            await().atMost(RECOVERY).until(stream::hasEnded);

            heal();
            try (var resumed = onlooker.follow(stream.lastId())) {
                awaitTold(resumed, "search away");
            }
        }
    }

    @Test
    void withTheIngestServiceAwaySearchesAndTheStreamGoOn() {
        try (var stream = onlooker.follow(null)) {
            awaitBegun(stream);
            network.toIngest().poison(new Toxin.Refuse());

            assertThat(onlooker.sees("ingest away"))
                    .isEqualTo(seen(
                            "200",
                            Map.of(
                                    "story", "200 without ingest",
                                    "push", "503 ingest",
                                    "feeds", "503 ingest",
                                    "alerts", "503 ingest",
                                    "dry run", "503 ingest",
                                    "status", "200 ingest down",
                                    "stream", "200")));

            heal();
            onlooker.push("ingest back");
            awaitTold(stream, "ingest back");
        }
    }

    @Test
    void aSearchServiceThatHangsCostsNobodyMoreThanItsDeadline() {
        network.toSearch().poison(new Toxin.Stall());

        assertThat(onlooker.sees("search slow"))
                .isEqualTo(seen(
                        "504 search",
                        Map.of(
                                "story",
                                "200 without search",
                                "push",
                                "202",
                                "feeds",
                                "200",
                                "alerts",
                                "200",
                                "dry run",
                                "503 search",
                                "status",
                                "200 search down",
                                "stream",
                                "504 search")));
    }

    @Test
    void anIngestServiceThatHangsCostsNobodyMoreThanItsDeadline() {
        network.toIngest().poison(new Toxin.Stall());

        assertThat(onlooker.sees("ingest slow"))
                .isEqualTo(seen(
                        "200",
                        Map.of(
                                "story",
                                "200 without ingest",
                                "push",
                                "504 ingest",
                                "feeds",
                                "504 ingest",
                                "alerts",
                                "504 ingest",
                                "dry run",
                                "504 ingest",
                                "status",
                                "200 ingest down",
                                "stream",
                                "200")));
    }

    @Test
    void servicesThatAreSlowButInTimeAreWaitedFor() {
        network.toSearch().poison(new Toxin.Latency(Duration.ofMillis(300)));
        network.toIngest().poison(new Toxin.Latency(Duration.ofMillis(300)));

        assertThat(onlooker.sees("both a little slow")).isEqualTo(AS_ALWAYS);
    }

    @Test
    void connectionsThatBreakAreAsGoodAsAServiceThatIsAway() {
        network.toSearch().poison(new Toxin.Reset());

        assertThat(onlooker.sees("search breaks"))
                .containsEntry("search", "503 search")
                .containsEntry("rss", "503 search")
                .containsEntry("lines", "503 search")
                .containsEntry("story", "200 without search")
                .containsEntry("stream", "503 search")
                .containsEntry("status", "200 search down");
    }

    @Test
    void withElasticsearchAwayTheSearchServiceSaysSoAndTheStreamWaits() {
        try (var stream = onlooker.follow(null)) {
            awaitBegun(stream);
            network.toElasticsearch().poison(new Toxin.Refuse());

            assertThat(onlooker.sees("index away"))
                    .isEqualTo(seen(
                            "503 search",
                            Map.of(
                                    "story", "200 without search",
                                    "push", "202",
                                    "feeds", "200",
                                    "alerts", "200",
                                    "dry run", "503 search",
                                    "status", "200 search not-ready",
                                    "stream", "200")));

            heal();
            awaitTold(stream, "index away");
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    @Test
    void anElasticsearchThatHangsCostsNobodyMoreThanTheDeadlineAndSoonNobodyWaitsForIt() {
        network.toElasticsearch().poison(new Toxin.Stall());

        assertThat(onlooker.sees("index slow"))
                .isEqualTo(seen(
                        "504 search",
                        Map.of(
                                "story", "200 without search",
                                "push", "202",
                                "feeds", "200",
                                "alerts", "200",
                                "dry run", "503 search",
                                "status", "200 search down",
                                "stream", "200")));
        onlooker.searches(BREAKER_WINDOW);
        assertThat(onlooker.searches(BREAKER_WINDOW)).containsOnly("503 search");
    }

    @Test
    void anExportThatBreaksInTheMiddleNeverLooksWhole() throws Exception {
        IntStream.range(0, EXPORTED).forEach(i -> onlooker.push("exported " + i));
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(onlooker.export()).hasSizeGreaterThanOrEqualTo(EXPORTED));

        network.toSearch().poison(new Toxin.BreakOff(HEAD_AND_SOME_LINES));
        assertThatThrownBy(onlooker::export).isInstanceOf(IOException.class);

        network.heal();
        assertThat(onlooker.export()).hasSizeGreaterThanOrEqualTo(EXPORTED);
    }

    /**
     * What the onlooker sees.
     *
     * @param searches of a search, as a page, a feed and an export
     */
    private static Map<String, String> seen(String searches, Map<String, String> others) {
        var seen = new HashMap<>(others);
        SEARCHES.forEach(kind -> seen.put(kind, searches));
        return seen;
    }

    private static void awaitBegun(LiveStream stream) {
        await().atMost(RECOVERY).until(() -> stream.lastId() != null);
    }

    private static void awaitTold(LiveStream stream, String story) {
        var headline = Onlooker.headline(story);
        await().atMost(RECOVERY).until(() -> stream.headlines().contains(headline));
        assertThat(stream.headlines()).containsOnlyOnce(headline);
    }
}
