package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.storywire.e2e.ToxicProxy.Toxin;
import dev.storywire.local.Suite;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Saved searches that are told to a receiver of webhooks, which is sometimes away, as servers of the suite are. */
@ExtendWith(SuiteExtension.class)
class AlertJourneyTest {

    private static final Duration TOLD = Duration.ofMinutes(1);
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private static Suite suite;
    private static Network network;
    private static Gateway gateway;
    private static Publisher receiver;

    @BeforeAll
    static void take(Suite started, Gateway door, Publisher server, Network lines) {
        suite = started;
        network = lines;
        gateway = door;
        receiver = server;
    }

    @AfterEach
    void heal() {
        network.heal();
    }

    @Test
    void aStoryThatMatchesIsToldOnceWithASignatureThatTheReceiverCanCheck() throws Exception {
        answer("/hook/signed", 204);
        JsonPath alert = create("signed", Map.of());
        push("signed", 1);
        pushOther("signed");
        push("signed", 1);

        var call = calls("signed", 1).getFirst();
        assertThat(call.headers().getOrDefault("webhook-signature", "").split(" "))
                .contains("v1," + signature(alert.getString("secret"), call));
        JsonPath body = JsonPath.from(call.body());
        assertThat(body.getString("type")).isEqualTo("alert.stories");
        assertThat(body.getList("data.stories.headline")).containsExactly(headline("signed", 0));
        deliveries(alert, "delivered").then().body("deliveries", hasSize(1));
        push("signed", 2);
        assertThat(headlines(calls("signed", 2))).containsExactly(headline("signed", 0), headline("signed", 1));
    }

    @Test
    void whatADryRunCountsIsWhatSearchFinds() {
        push("trial", 3);
        gateway.searchUntil(Map.of("q", word("trial")), TOLD, page -> page.getInt("total.value") == 3);

        gateway.request()
                .contentType("application/json")
                .body(Map.of("q", word("trial")))
                .post("/v1/alerts/dry-run?days=2")
                .then()
                .statusCode(200)
                .body("total.value", equalTo(3))
                .body("perDay.stories.sum()", equalTo(3))
                .body("stories", hasSize(3));
    }

    @Test
    void whatAReceiverMissedWhileItWasDownIsToldWhenItIsUp() {
        answer("/hook/down", 503);
        create("down", Map.of());
        push("down", 1);
        var first = calls("down", 2).getFirst();
        answer("/hook/down", 204);

        await().atMost(TOLD)
                .until(() -> deliveries(existing("down"), "delivered")
                                .jsonPath()
                                .getList("deliveries")
                                .size()
                        == 1);
        assertThat(receiver.requests("/hook/down"))
                .allMatch(call -> Objects.equals(
                                call.headers().get("webhook-id"),
                                first.headers().get("webhook-id"))
                        && call.body().equals(first.body()));
    }

    @Test
    void whatIsGivenUpIsListedAndSentAgainWhenPeopleAskForIt() {
        answer("/hook/dead", 500);
        JsonPath alert = create("dead", Map.of());
        push("dead", 1);
        await().atMost(TOLD)
                .until(() -> deliveries(alert, "dead")
                                .jsonPath()
                                .getList("deliveries")
                                .size()
                        == 1);
        deliveries(alert, "dead").then().body("deliveries[0].lastStatus", equalTo(500));

        answer("/hook/dead", 204);
        String delivery = deliveries(alert, "dead").path("deliveries[0].id");
        gateway.request()
                .post("/v1/alerts/{id}/deliveries/{delivery}/redrive", alert.getString("id"), delivery)
                .then()
                .statusCode(202);
        await().atMost(TOLD)
                .until(() -> deliveries(alert, "delivered")
                                .jsonPath()
                                .getList("deliveries")
                                .size()
                        == 1);
        assertThat(receiver.requests("/hook/dead").getLast().headers()).containsEntry("webhook-id", delivery);
    }

    @Test
    void whateverIsKilledEveryStoryIsToldOnce() {
        answer("/hook/killed", 204);
        JsonPath alert = create("killed", Map.of());
        push("killed", 5);
        calls("killed", 5);

        suite.search().kill();
        push("killed", 10);
        suite.kafka().kill();
        suite.elasticsearch().kill();
        push("killed", 15);
        suite.ingest().kill();
        suite.gateway().kill();
        suite.kafka().restart();
        suite.elasticsearch().restart();
        suite.ingest().restart();
        suite.search().restart();
        suite.gateway().restart();
        await().atMost(RECOVERY).ignoreExceptions().until(() -> gateway.health("search")
                .equals("up"));
        push("killed", 20);

        await().atMost(RECOVERY).until(() -> receiver.requests("/hook/killed").size() >= 20);
        await().atMost(RECOVERY).until(() -> deliveries(alert, "pending")
                .jsonPath()
                .getList("deliveries")
                .isEmpty());
        var calls = receiver.requests("/hook/killed");
        assertThat(headlines(calls).stream().distinct())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> headline("killed", i))
                        .toList());
        // A call whose answer was lost in a crash comes again, but never under another id.
        assertThat(calls.stream().map(call -> call.headers().get("webhook-id")).distinct())
                .hasSize(20);
    }

    @Test
    void whatCameWhileSearchWasOutOfReachIsToldOnceWhenItIsBack() {
        answer("/hook/unreached", 204);
        JsonPath alert = create("unreached", Map.of());
        network.toSearch().poison(new Toxin.Refuse());
        push("unreached", 3);

        network.heal();
        assertToldOnce(alert, "unreached", 3);
    }

    @Test
    void whatWasTakenBeforeIngestWentAwayIsToldOnceWhenItIsBack() {
        answer("/hook/interrupted", 204);
        JsonPath alert = create("interrupted", Map.of());
        network.toSearch().poison(new Toxin.Refuse());
        push("interrupted", 3);
        suite.ingest().kill();
        network.heal();
        suite.ingest().restart();
        await().atMost(RECOVERY).ignoreExceptions().until(() -> gateway.health("ingest")
                .equals("up"));

        assertToldOnce(alert, "interrupted", 3);
    }

    /** Those that were pushed, each in one call alone. */
    private static void assertToldOnce(JsonPath alert, String name, int stories) {
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(headlines(receiver.requests("/hook/" + name)))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, stories)
                        .mapToObj(i -> headline(name, i))
                        .toList()));
        // Another story goes the same way: what would be told twice has been told by then.
        push(name, stories + 1);
        await().atMost(TOLD)
                .until(() -> headlines(receiver.requests("/hook/" + name)).contains(headline(name, stories)));
        assertThat(headlines(receiver.requests("/hook/" + name))).doesNotHaveDuplicates();
        deliveries(alert, "pending").then().body("deliveries", hasSize(0));
    }

    @Test
    void anAddressOfTheInnerNetworkIsRefused() {
        form("private", Map.of("delivery", Map.of("url", "http://10.0.0.8/hook")))
                .then()
                .statusCode(422)
                .body("type", equalTo("https://storywire.dev/problems/forbidden-address"));
        form("private", Map.of("q", "ferry OR")).then().statusCode(400).body("errors[0].field", equalTo("q"));
    }

    private static void answer(String path, int status) {
        receiver.at(path, (request, reply) -> reply.send(status, Map.of(), new byte[0]));
    }

    private static JsonPath create(String name, Map<String, ?> more) {
        return form(name, more).then().statusCode(201).extract().jsonPath();
    }

    private static Response form(String name, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("q", word(name));
        form.put("delivery", Map.of("url", receiver.url(0, "/hook/" + name)));
        form.putAll(more);
        return gateway.request().contentType("application/json").body(form).post("/v1/alerts");
    }

    private static JsonPath existing(String name) {
        List<Map<String, Object>> alerts =
                gateway.request().get("/v1/alerts?size=200").jsonPath().getList("alerts");
        Map<String, Object> alert = alerts.stream()
                .filter(it -> Objects.equals(it.get("name"), name))
                .findFirst()
                .orElseThrow();
        return gateway.request().get("/v1/alerts/{id}", alert.get("id")).jsonPath();
    }

    private static Response deliveries(JsonPath alert, String state) {
        return gateway.request().queryParam("state", state).get("/v1/alerts/{id}/deliveries", alert.getString("id"));
    }

    /** Pushes the first so many stories, those again that are there. */
    private static void push(String name, int stories) {
        for (int i = 0; i < stories; i++) {
            push(name, Integer.toString(i), headline(name, i));
        }
    }

    private static void pushOther(String name) {
        push(name, "other", "Nothing that anybody waits for");
    }

    private static void push(String name, String externalId, String headline) {
        var answer = gateway.pushStories(
                "{\"source\":{\"name\":\"Alert Wire %s\"},\"externalId\":\"%s\",\"headline\":\"%s\"}\n"
                        .formatted(name, externalId, headline));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** A word that no other story has. */
    private static String word(String name) {
        return "zqx" + name;
    }

    private static String headline(String name, int number) {
        return "Report " + number + " of the " + word(name);
    }

    private static List<Publisher.Request> calls(String name, int most) {
        return await().atMost(TOLD).until(() -> receiver.requests("/hook/" + name), calls -> calls.size() >= most);
    }

    private static List<String> headlines(List<Publisher.Request> calls) {
        return calls.stream()
                .flatMap(call -> JsonPath.from(call.body()).getList("data.stories.headline", String.class).stream())
                .toList();
    }

    private static String signature(String secret, Publisher.Request call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String content =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
