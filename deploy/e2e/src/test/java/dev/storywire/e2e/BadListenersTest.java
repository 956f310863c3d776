package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.Publisher.Behaviour;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receivers of webhooks and clients of the stream that do what they should not harm themselves alone. */
@ExtendWith(SuiteExtension.class)
class BadListenersTest {

    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Duration GIVEN_UP = Duration.ofSeconds(90);
    private static final int HUNDRED_MEGABYTES = 100_000_000;
    private static final int PIECE = 64 * 1024;
    private static final int PARTS = 12;
    private static final int PART = 50;
    private static final int SUMMARY = 20_000;

    private static Gateway gateway;
    private static Publisher receiver;

    @BeforeAll
    static void take(Gateway door, Publisher server) {
        gateway = door;
        receiver = server;
    }

    @Test
    void receiversThatHangBreakOrRedirectAreGivenUpAndThoseThatAnswerWithoutAnEndAreNotHeardOut() {
        var bad = Map.of(
                "hangs", Misdeeds.hanging(),
                "breaks", Misdeeds.resetting(),
                "redirects", Misdeeds.redirecting(307, receiver.url(1, "/listeners/redirects")));
        var written = new AtomicLong();
        var talkative = Map.of(
                "trickles",
                Misdeeds.trickling(),
                "chatters",
                chattering(written),
                "lies",
                Misdeeds.announcing(HUNDRED_MEGABYTES));
        bad.forEach(BadListenersTest::listen);
        talkative.forEach(BadListenersTest::listen);
        listen("behaves", (request, reply) -> reply.send(204, Map.of(), new byte[0]));

        push("receivers", 0, 3, "");

        await().atMost(TOLD).until(() -> calls("behaves").size() == 3);
        bad.keySet().forEach(name -> await(name)
                .atMost(GIVEN_UP)
                .until(() -> deliveries(name, "dead").size() == 3));
        talkative.keySet().forEach(name -> await(name)
                .atMost(TOLD)
                .until(() -> deliveries(name, "delivered").size() == 3));
        assertThat(written.get()).as("of three times a hundred megabytes").isLessThan(HUNDRED_MEGABYTES);
        assertThat(receiver.requests("/listeners/redirects").stream()
                        .map(Publisher.Request::port)
                        .distinct())
                .as("redirects are not followed")
                .hasSize(1);
    }

    /** It is told twelve megabytes, and takes the first words. */
    @Test
    void aClientThatNeverReadsItsStreamIsNoticedByNobodyElse() throws IOException {
        URI address = gateway.base();
        try (var deaf = new Socket();
                var stream = new LiveStream(address.resolve("/v1/stream?q=zqxdeaf"), null)) {
            deaf.setReceiveBufferSize(1024);
            deaf.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            deaf.getOutputStream()
                    .write("GET /v1/stream?q=zqxdeaf HTTP/1.1\r\nHost: %s\r\nX-API-Key: %s\r\n\r\n"
                            .formatted(address.getAuthority(), Gateway.KEY)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(deaf.getInputStream().readNBytes(12))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("HTTP/1.1 200");
            await().atMost(TOLD).until(() -> stream.lastId() != null);

            for (int part = 0; part < PARTS; part++) {
                push("deaf", part * PART, PART, "summary ".repeat(SUMMARY / 8));
            }

            await().atMost(GIVEN_UP).until(() -> stream.headlines().size() == PARTS * PART);
            assertThat(stream.headlines()).doesNotHaveDuplicates();
            assertThat(gateway.health("search")).isEqualTo("up");
        }
    }

    /** A good status, and then more than anybody wants to hear. */
    private static Behaviour chattering(AtomicLong written) {
        return (request, reply) -> {
            reply.head(200, Map.of("Content-Length", Integer.toString(HUNDRED_MEGABYTES)));
            for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += PIECE) {
                reply.write(new byte[PIECE]);
                written.addAndGet(PIECE);
            }
        };
    }

    private static void listen(String name, Behaviour behaviour) {
        receiver.at("/listeners/" + name, behaviour);
        gateway.request()
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "listener " + name,
                        "q",
                        "zqxreceivers",
                        "delivery",
                        Map.of("url", receiver.url(0, "/listeners/" + name))))
                .post("/v1/alerts")
                .then()
                .statusCode(201);
    }

    private static void push(String word, int first, int stories, String summary) {
        var lines = IntStream.range(first, first + stories)
                .mapToObj(i ->
                        "{\"source\":{\"name\":\"Listeners\"},\"externalId\":\"%1$s-%2$d\",\"headline\":\"Report %2$d of the zqx%1$s\",\"bodyText\":\"In short.\",\"summary\":\"%3$s\"}\n"
                                .formatted(word, i, summary))
                .collect(Collectors.joining());
        gateway.pushStories(lines).then().statusCode(202);
    }

    private static List<Publisher.Request> calls(String name) {
        return receiver.requests("/listeners/" + name);
    }

    private static List<Map<String, Object>> deliveries(String name, String state) {
        JsonPath alerts = gateway.request().get("/v1/alerts?size=200").jsonPath();
        String id = alerts.param("name", "listener " + name).getString("alerts.find { it.name == name }.id");
        return gateway.request()
                .queryParam("state", state)
                .get("/v1/alerts/{id}/deliveries", id)
                .jsonPath()
                .getList("deliveries");
    }
}
