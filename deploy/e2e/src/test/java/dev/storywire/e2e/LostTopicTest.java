package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.local.Suite;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka has lost the topic, Elasticsearch the index: all that is left are the stories in PostgreSQL. */
@ExtendWith(SuiteExtension.class)
class LostTopicTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOURCE = "Lost Topic Gazette";
    private static final String REPUBLICATION = "/v1/admin/republication";
    private static final String REBUILD = "/v1/admin/rebuild";
    private static final String HOOK = "/hook/lost-topic";
    private static final String REVISED = "Revised report of the zqxlost";
    private static final int BEFORE = 40;

    private static Suite suite;
    private static Gateway gateway;
    private static Publisher receiver;

    @BeforeAll
    static void take(Suite started, Gateway door, Publisher server) {
        suite = started;
        gateway = door;
        receiver = server;
    }

    @Test
    void everyStoryIsFoundAgainAsItStandsAndNobodyIsToldOfOneTwice() throws Exception {
        receiver.at(HOOK, (request, reply) -> reply.send(204, Map.of(), new byte[0]));
        gateway.request()
                .contentType("application/json")
                .body(Map.of("name", "lost topic", "q", "zqxlost", "delivery", Map.of("url", receiver.url(0, HOOK))))
                .post("/v1/alerts")
                .then()
                .statusCode(201);
        URI stream = gateway.base().resolve("/v1/stream?source=" + URLEncoder.encode(SOURCE, StandardCharsets.UTF_8));
        try (var follower = new LiveStream(stream, null)) {
            await().atMost(PATIENCE).until(() -> follower.lastId() != null);
            push(IntStream.range(0, BEFORE).mapToObj(i -> line(i, headline(i), "usable")));
            await().atMost(PATIENCE).until(() -> told().size() == BEFORE);
            await().atMost(PATIENCE).until(() -> follower.headlines().size() == BEFORE);
            push(List.of(line(1, headline(1), "canceled")));
            awaitFound(BEFORE - 1);
            push(List.of(line(0, REVISED, "usable")));
            await().atMost(PATIENCE).until(() -> follower.headlines().contains(REVISED));
            List<String> streamed = follower.headlines();

            lose();
            push(List.of(line(BEFORE, headline(BEFORE), "usable")));
            gateway.request().post(REPUBLICATION).then().statusCode(202);
            await().atMost(PATIENCE).until(() -> state(REPUBLICATION, "state"), "done"::equals);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> status().getInt("lag.unpublished") == 0);
            gateway.request().post(REBUILD).then().statusCode(202);
            await().atMost(PATIENCE).until(() -> state(REBUILD, "phase"), "swapped"::equals);
            push(List.of(line(BEFORE + 1, headline(BEFORE + 1), "usable")));

            awaitFound(BEFORE + 1);
            assertThat(found("\"Revised report\"")).isEqualTo(1);
            assertThat(gateway.walk(Map.of("source", SOURCE, "status", "canceled")))
                    .hasSize(1);
            List<String> all = new ArrayList<>(streamed);
            all.addAll(List.of(headline(BEFORE), headline(BEFORE + 1)));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(follower.headlines()).containsExactlyInAnyOrderElementsOf(all));
            await().atMost(PATIENCE).until(() -> told().size() == BEFORE + 2);
            assertThat(told()).doesNotHaveDuplicates();
        }
    }

    private static void lose() throws Exception {
        try (Admin kafka =
                Admin.create(Map.of("bootstrap.servers", suite.kafka().bootstrapServers()))) {
            kafka.deleteTopics(List.of("story-events")).all().get();
        }
        String elasticsearch = "http://" + suite.elasticsearch().host();
        String indices =
                RestAssured.get(elasticsearch + "/_alias/stories")
                        .jsonPath()
                        .<String, Object>getMap("")
                        .keySet()
                        .stream()
                        .collect(Collectors.joining(","));
        RestAssured.delete(elasticsearch + "/" + indices).then().statusCode(200);
    }

    private static void push(Stream<String> lines) {
        push(lines.toList());
    }

    private static void push(List<String> lines) {
        assertThat(gateway.pushStories(String.join("\n", lines)).statusCode()).isEqualTo(202);
    }

    private static String line(int number, String headline, String status) {
        return "{\"source\":{\"name\":\"%s\"},\"externalId\":\"lost-%d\",\"headline\":\"%s\",\"status\":\"%s\"}"
                .formatted(SOURCE, number, headline, status);
    }

    private static String headline(int number) {
        return "Report " + number + " of the zqxlost";
    }

    private static void awaitFound(int stories) {
        gateway.searchUntil(Map.of("source", SOURCE), PATIENCE, page -> page.getInt("total.value") == stories);
    }

    private static int found(String query) {
        return gateway.search(Map.of("source", SOURCE, "q", query)).getInt("total.value");
    }

    private static List<String> told() {
        return receiver.requests(HOOK).stream()
                .flatMap(call -> JsonPath.from(call.body()).getList("data.stories.headline", String.class).stream())
                .toList();
    }

    private static JsonPath status() {
        return gateway.request().get("/v1/status").jsonPath();
    }

    private static String state(String path, String member) {
        return gateway.request().get(path).jsonPath().getString(member);
    }
}
