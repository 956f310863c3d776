package dev.storywire.ingest.cluster;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@ServiceTest
class ClusteringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void storiesThatArriveInAnyOrderAndAtOnceEndInTheSameClusters() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ClusteringTest: seed " + seed);
        Random random = new Random(seed);
        Map<String, String> lines = new HashMap<>();
        for (int group = 0; group < 8; group++) {
            String text = Prose.text(random, 60 + random.nextInt(120));
            for (int copy = 0; copy < 1 + random.nextInt(4); copy++) {
                String key = group + "-" + copy;
                lines.put(key, line(key, Prose.edited(random, text, copy), START.plusSeconds(3600L * copy + group)));
            }
        }
        Map<String, String> ids = pushAtOnce(random, lines);
        awaitPublished();

        Map<String, TreeSet<String>> expected = new HashMap<>();
        ids.keySet().forEach(key -> expected.computeIfAbsent(key.split("-")[0], _ -> new TreeSet<>())
                .add(ids.get(key)));
        for (Map.Entry<String, String> story : ids.entrySet()) {
            TreeSet<String> group = expected.getOrDefault(story.getKey().split("-")[0], new TreeSet<>());
            JsonPath stored = given().get("/v1/stories/" + story.getValue()).jsonPath();
            List<String> members = stored.getList("cluster.members.id");
            assertEquals(
                    group.size() == 1 ? new TreeSet<>() : group,
                    new TreeSet<>(members == null ? List.of() : members),
                    "seed " + seed + ", story " + story.getKey());
            if (group.size() > 1) {
                assertEquals(
                        ids.get(story.getKey().split("-")[0] + "-0"), stored.getString("cluster.id"), "seed " + seed);
            }
        }
    }

    @Test
    void anEarlierStoryThatComesLateBecomesTheOriginalAndTheOthersArePublishedAgainWithTheSameRevision() {
        String text = Prose.text(new Random(run.hashCode()), 80);
        String second = push(line("second", text, START.plusSeconds(60)));
        awaitPublished();
        given().get("/v1/stories/" + second).then().body("cluster", nullValue()).body("revision", is(1));

        String first = push(line("first", text + " One more sentence.", START));
        awaitPublished();
        given().get("/v1/stories/" + second)
                .then()
                .body("revision", is(1))
                .body("revisions", hasSize(1))
                .body("cluster.id", is(first))
                .body("cluster.role", is("reprint"))
                .body("cluster.size", is(2))
                .body("cluster.members[0].id", is(first))
                .body("cluster.members[0].role", is("original"));
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            var events = topic.await(second, 2);
            assertEquals("story.clustered.v1", StoryTopic.header(events.get(1), "ce_type"));
            assertEquals(second + "/1/1", StoryTopic.header(events.get(1), "ce_id"));
            JsonPath story = JsonPath.from(events.get(1).value());
            assertEquals(first, story.getString("cluster.id"));
            assertEquals(1, story.getInt("clusterVersion"));
            assertEquals(1, story.getInt("revision"));
            JsonPath original = JsonPath.from(topic.await(first, 1).getFirst().value());
            assertEquals("original", original.getString("cluster.role"));
        }
    }

    @Test
    void aBridgeJoinsTwoClustersAndWhenItIsRewrittenTheyPartAgain() {
        Random random = new Random(run.hashCode() + 1);
        String left = Prose.text(random, 70);
        String right = Prose.text(random, 70);
        String one = push(line("left", left, START));
        String other = push(line("right", right, START.plusSeconds(60)));
        String bridge = push(line("bridge", left + "\\n\\n" + right, START.plusSeconds(120)));
        awaitPublished();
        given().get("/v1/stories/" + other).then().body("cluster.id", is(one)).body("cluster.size", is(3));

        push(line("bridge", Prose.text(random, 90), START.plusSeconds(120)));
        awaitPublished();
        for (String id : List.of(one, other, bridge)) {
            given().get("/v1/stories/" + id).then().body("cluster", nullValue());
        }
    }

    @Test
    void aKilledStoryLeavesItsCluster() {
        String text = Prose.text(new Random(run.hashCode() + 2), 80);
        String first = push(line("kill-1", text, START));
        String second = push(line("kill-2", text, START.plusSeconds(60)));
        awaitPublished();
        given().get("/v1/stories/" + second).then().body("cluster.id", is(first));

        push(line("kill-1", text, START).replaceFirst("\\{", "{\"status\":\"canceled\","));
        awaitPublished();
        given().get("/v1/stories/" + first).then().body("cluster", nullValue());
        given().get("/v1/stories/" + second).then().body("cluster", nullValue());
    }

    @Test
    void whatIsLikeTheStoriesOfAFullClusterStartsAnother() {
        String text = Prose.text(new Random(run.hashCode() + 4), 80);
        String first = push(lines("full", 0, 35, text));
        awaitPublished();
        given().get("/v1/stories/" + first).then().body("cluster.size", is(35));

        String next = push(lines("full", 35, 36, text));
        awaitPublished();
        given().get("/v1/stories/" + next).then().body("cluster", nullValue());
        String last = push(lines("full", 36, 40, text));
        awaitPublished();
        given().get("/v1/stories/" + last).then().body("cluster.id", is(next)).body("cluster.size", is(5));
        given().get("/v1/stories/" + first).then().body("cluster.size", is(35));
    }

    private String lines(String key, int from, int to, String text) {
        return IntStream.range(from, to)
                .mapToObj(i -> line(key + "-" + i, text, START.plusSeconds(i)))
                .collect(Collectors.joining("\n"));
    }

    /** A crash empties unlogged tables and ends every connection. */
    @Test
    void whereToLookForSimilarStoriesIsKnownAgainAfterPostgresCrashed() {
        String text = Prose.text(new Random(run.hashCode() + 3), 80);
        String first = push(line("crash-1", text, START));
        awaitPublished();
        run("truncate cluster_anchor, cluster_anchor_whole");
        run(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> given().get("/v1/status").statusCode() == 200);

        String second = push(line("crash-2", text, START.plusSeconds(60)));
        awaitPublished();
        given().get("/v1/stories/" + second).then().body("cluster.id", is(first));
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }

    private String line(String key, String text, Instant publishedAt) {
        return "{\"source\":{\"name\":\"Paper %s %s\"},\"externalId\":\"%s\",\"headline\":\"H %s\",\"publishedAt\":\"%s\",\"bodyText\":\"%s\"}"
                .formatted(run, key, key, key, publishedAt, text);
    }

    private static String push(String line) {
        return given().contentType("application/x-ndjson")
                .body(line.getBytes(UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .extract()
                .path("outcomes[0].id");
    }

    private static Map<String, String> pushAtOnce(Random random, Map<String, String> lines) throws Exception {
        List<String> keys = new ArrayList<>(new TreeSet<>(lines.keySet()));
        Collections.shuffle(keys, random);
        Map<String, String> ids = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Map<String, Future<String>> pushes = new HashMap<>();
            keys.forEach(key -> pushes.put(key, threads.submit(() -> push(lines.getOrDefault(key, "")))));
            for (Map.Entry<String, Future<String>> push : pushes.entrySet()) {
                ids.put(push.getKey(), push.getValue().get());
            }
        }
        return ids;
    }

    private static void awaitPublished() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get("/v1/status").then().extract().<Integer>path("outbox.pending") == 0);
    }
}
