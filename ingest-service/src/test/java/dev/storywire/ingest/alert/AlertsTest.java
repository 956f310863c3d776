package dev.storywire.ingest.alert;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.feed.CredentialVault;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.support.PlayedSearch;
import dev.storywire.ingest.support.PublisherResource;
import dev.storywire.ingest.support.Receiver;
import dev.storywire.ingest.support.ServiceTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts of the running service, a search service that is played, and a receiver on loopback. */
@ServiceTest
class AlertsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("poll", "50ms"),
            Map.entry("takeover", "50ms"),
            Map.entry("first-pause", "50ms"),
            Map.entry("longest-pause", "100ms"),
            Map.entry("answer-within", "1s"),
            Map.entry("first-back-off", "100ms"),
            Map.entry("longest-back-off", "300ms"));

    @Inject
    Alerts alerts;

    @Inject
    SecretRenewal renewal;

    @Inject
    AlertStore store;

    @Inject
    Pool pool;

    @Inject
    Fetcher fetcher;

    @Nullable Receiver receiver;

    @Nullable PlayedSearch search;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private final String path = "/" + word;
    private Alerts.@Nullable Running running;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    @AfterEach
    void stop() {
        stopped();
        search().away(false);
        sql("delete from alert");
        sql("delete from alert_progress");
    }

    @Test
    void aStoryThatMatchesIsToldOnceAndSigned() throws GeneralSecurityException {
        JsonPath made = create(Map.of());
        tell("one", 1, "A ferry");
        search().tell("other", 1, "Not about it");
        tell("two", 1, "A tram");
        tell("one", 1, "A ferry again");
        tell("one", 2, "A ferry revised");
        tell("three", 1, "A bus");

        await(3);
        List<Receiver.Call> calls = calls();
        assertEquals(
                List.of("A ferry", "A tram", "A bus").stream()
                        .map(text -> word + " " + text)
                        .toList(),
                headlines());
        Receiver.Call call = calls.getFirst();
        assertSigned(call, made.getString("secret"));
        JsonPath body = JsonPath.from(call.body());
        assertEquals("alert.stories", body.getString("type"));
        assertEquals(made.getString("id"), body.getString("data.alert.id"));
        assertEquals("Ferries", body.getString("data.alert.name"));
        assertEquals(word + "-one", body.getString("data.stories[0].id"));
        assertEquals("application/json", call.headers().get("content-type"));
        alert(made).body("state", equalTo("active")).body("waiting", equalTo(0)).body("secret", nullValue());
        deliveries(made, "")
                .body("deliveries.state", equalTo(List.of("delivered", "delivered", "delivered")))
                .body("deliveries[2].id", equalTo(call.headers().get("webhook-id")))
                .body("deliveries[0].attempts", equalTo(1))
                .body("deliveries[0].lastStatus", equalTo(204));
    }

    @Test
    void whatFailsIsTriedAgainWithTheSameIdAndBodyUntilItWorks() {
        JsonPath made = create(Map.of());
        AtomicInteger failures = new AtomicInteger(3);
        receiver()
                .on(
                        path,
                        out -> Receiver.write(
                                out,
                                (failures.getAndDecrement() > 0 ? "500 Oops" : "200 Fine")
                                        + "\nContent-Length: 0\n\n"));
        tell("one", 1, "A ferry");

        await(4);
        assertEquals(
                1,
                new HashSet<>(calls().stream()
                                .map(call -> call.headers().get("webhook-id"))
                                .toList())
                        .size());
        assertEquals(1, new HashSet<>(calls().stream().map(Receiver.Call::body).toList()).size());
        eventually(() -> deliveries(made, "delivered").body("deliveries[0].attempts", equalTo(4)));
        alert(made).body("failures", equalTo(0)).body("lastDeliveryAt", notNullValue());
    }

    @Test
    void aDeliveryThatIsGivenUpIsListedWithTheReasonAndCanBeSentAgain() {
        start(Map.of("tried-for", "500ms"));
        JsonPath made = create(Map.of());
        receiver().on(path, "500 Oops");
        tell("one", 1, "A ferry");
        tell("two", 1, "A tram");

        eventually(() -> deliveries(made, "dead").body("deliveries", hasSize(2)));
        ValidatableResponse dead = deliveries(made, "dead")
                .body("deliveries[0].reason", containsString("status 500"))
                .body("deliveries[0].lastStatus", equalTo(500));
        String first = dead.extract().path("deliveries[1].id");
        String second = dead.extract().path("deliveries[0].id");
        alert(made)
                .body("state", equalTo("failing"))
                .body("waiting", equalTo(0))
                .body("reason", containsString("500"));
        given().get("/v1/alerts/deliveries?state=dead").then().body("deliveries.id", equalTo(List.of(second, first)));

        receiver().on(path, "204 Fine");
        int before = calls().size();
        given().post("/v1/alerts/{id}/deliveries/{delivery}/redrive", made.getString("id"), first)
                .then()
                .statusCode(202)
                .body("id", equalTo(first));
        await(before + 1);
        assertEquals(first, calls().getLast().headers().get("webhook-id"));
        eventually(() -> deliveries(made, "delivered").body("deliveries.id", equalTo(List.of(first))));
        given().post("/v1/alerts/{id}/deliveries/{delivery}/redrive", made.getString("id"), first)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://storywire.dev/problems/delivery-not-dead"));
        given().post("/v1/alerts/{id}/deliveries/redrive", made.getString("id"))
                .then()
                .statusCode(202)
                .body("redriven", equalTo(1));
        eventually(() -> deliveries(made, "delivered").body("deliveries.id", equalTo(List.of(second, first))));
        given().post("/v1/alerts/deliveries/redrive").then().statusCode(202).body("redriven", equalTo(0));
    }

    @Test
    void aReceiverThatIsGoneDisablesTheAlertWithAReason() {
        JsonPath made = create(Map.of());
        receiver().on(path, "410 Gone");
        tell("one", 1, "A ferry");

        eventually(() -> alert(made).body("state", equalTo("disabled")).body("reason", containsString("410")));
        tell("two", 1, "Nobody hears of this");
        receiver().on(path, "204 Fine");
        change(made, Map.of("state", "active")).body("state", equalTo("active")).body("reason", nullValue());
        tell("three", 1, "A bus");
        await(2);
        assertEquals(word + " A bus", headlines().getLast());
        deliveries(made, "dead").body("deliveries", hasSize(1));
    }

    @Test
    void redirectsAreNotFollowed() {
        JsonPath made = create(Map.of());
        receiver().on(path, "307 Elsewhere\nLocation: " + receiver().at(path + "-elsewhere"));
        tell("one", 1, "A ferry");

        eventually(() -> deliveries(made, "pending")
                .body("deliveries[0].reason", containsString("Redirects are not followed"))
                .body("deliveries[0].lastStatus", equalTo(307)));
        assertEquals(List.of(), receiver().calls(path + "-elsewhere"));
    }

    @Test
    void aReceiverThatHangsIsGivenUpInTimeAndHoldsUpNoOther() {
        CountDownLatch forEver = new CountDownLatch(1);
        receiver().on(path + "-hangs", out -> forEver.await());
        JsonPath hanging = create(Map.of("delivery", Map.of("url", receiver().at(path + "-hangs"))));
        create(Map.of());
        tell("one", 1, "A ferry");

        await(1);
        eventually(() -> deliveries(hanging, "pending").body("deliveries[0].reason", notNullValue()));
        forEver.countDown();
    }

    @Test
    void anAnswerThatTricklesCountsByItsStatusAndIsNotReadToItsEnd() {
        AtomicInteger written = new AtomicInteger();
        receiver().on(path, out -> {
            Receiver.write(out, "200 Fine\nContent-Length: 100000000\n\n");
            byte[] piece = new byte[8192];
            for (int i = 0; i < 10_000; i++) {
                out.write(piece);
                written.addAndGet(piece.length);
            }
        });
        JsonPath made = create(Map.of());
        tell("one", 1, "A ferry");

        eventually(() -> deliveries(made, "delivered").body("deliveries", hasSize(1)));
        assertTrue(written.get() < 20_000_000, () -> written + " bytes were taken");
    }

    @Test
    void aReceiverThatAsksForAPauseGetsIt() {
        create(Map.of());
        AtomicInteger asks = new AtomicInteger(1);
        receiver()
                .on(
                        path,
                        out -> Receiver.write(
                                out,
                                (asks.getAndDecrement() > 0 ? "429 Slow\nRetry-After: 2" : "204 Fine")
                                        + "\nContent-Length: 0\n\n"));
        tell("one", 1, "A ferry");
        await(1);
        tell("two", 1, "A tram");

        await(3);
        assertTrue(between(0, 1).compareTo(Duration.ofSeconds(2)) >= 0, () -> between(0, 1)
                .toString());
    }

    @Test
    void withAThrottleWhatCameMeanwhileComesAsOneDigest() {
        JsonPath made = create(Map.of("throttleSeconds", 2));
        tell("one", 1, "A ferry");
        await(1);
        tell("two", 1, "A tram");
        tell("three", 1, "A bus");
        search().tell("none", 1, "Another matter");
        tell("four", 1, "A train");
        eventually(() -> alert(made).body("waiting", equalTo(3)));

        await(2);
        assertEquals(
                List.of("A ferry", "A tram", "A bus", "A train").stream()
                        .map(text -> word + " " + text)
                        .toList(),
                headlines());
        assertTrue(between(0, 1).compareTo(Duration.ofSeconds(2)) >= 0, () -> between(0, 1)
                .toString());
        eventually(() -> deliveries(made, "delivered").body("deliveries[0].stories", equalTo(3)));
    }

    @Test
    void aDigestThatWouldBeTooLargeIsSentInPartsAsTheThrottleAllows() {
        start(Map.of("digest-size", "700", "digest-stories", "3"));
        receiver().on(path, "503 Later");
        JsonPath made = create(Map.of("throttleSeconds", 1));
        tell("0", 1, "x");
        await(1);
        for (int i = 1; i <= 5; i++) {
            tell(Integer.toString(i), 1, "x".repeat(200) + i);
        }
        eventually(() -> alert(made).body("waiting", equalTo(6)));
        receiver().on(path, "204 Fine");

        eventually(() -> alert(made).body("waiting", equalTo(0)));
        List<Receiver.Call> calls = calls();
        assertEquals(6, new HashSet<>(headlines()).size());
        assertTrue(calls.stream().allMatch(call -> call.body().length() < 1500), () -> calls.getLast()
                .body());
        for (int i = 1; i < calls.size(); i++) {
            assertTrue(
                    between(i - 1, i).compareTo(Duration.ofSeconds(1)) >= 0,
                    between(i - 1, i).toString());
        }
    }

    @Test
    void ofAClusterOneStoryIsTold() {
        create(Map.of("collapse", "cluster"));
        Instant now = Instant.now();
        search().tell(word + "-a", 1, word + " A wire", word + "-a", now);
        search().tell(word + "-b", 1, word + " A reprint", word + "-a", now);
        search().tell(word + "-c", 1, word + " Another", word + "-c", now);

        await(2);
        assertEquals(List.of(word + " A wire", word + " Another"), headlines());
    }

    @Test
    void ofAClusterWhoseOriginalComesLateOneStoryIsTold() {
        create(Map.of("collapse", "cluster"));
        Instant now = Instant.now();
        String text = word + " "
                + "The %1$s of %1$s came home, and %1$s was seen by all who wait for it at the pier. "
                        .formatted(word)
                        .repeat(3);
        String reprint = store("reprint", text, now);
        search().tell(reprint, 1, word + " A reprint", reprint, now);
        await(1);
        String original = store("original", text, now.minusSeconds(3_600));
        eventually(() -> given().get("/v1/stories/" + reprint).then().body("cluster.id", equalTo(original)));
        search().tell(original, 1, word + " A wire", original, now);
        search().tell(word + "-c", 1, word + " Another", word + "-c", now);

        await(2);
        assertEquals(List.of(word + " A reprint", word + " Another"), headlines());
    }

    private String store(String name, String text, Instant publishedAt) {
        return form(Map.of(
                        "source",
                        Map.of("name", word + " " + name),
                        "externalId",
                        name,
                        "headline",
                        "On the pier",
                        "publishedAt",
                        publishedAt.toString(),
                        "bodyText",
                        text))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .extract()
                .path("outcomes[0].id");
    }

    @Test
    void whatWasFoundWhileAnAlertGotAnotherNameAndSecretIsTold() {
        JsonPath made = create(Map.of());
        tell("zero", 1, "A bus");
        await(1);
        search().meanwhile(() -> {
            change(made, Map.of("name", "Boats"));
            given().post("/v1/alerts/{id}/rotate", made.getString("id")).then().statusCode(200);
        });
        tell("one", 1, "A ferry");
        tell("two", 1, "A tram");

        await(3);
        assertEquals("Boats", JsonPath.from(calls().get(1).body()).getString("data.alert.name"));
        assertEquals(List.of(word + " A bus", word + " A ferry", word + " A tram"), headlines());
    }

    @Test
    void whatIsOldAndOnlyIndexedAgainIsNotTold() {
        create(Map.of());
        search().tell(word + "-old", 1, word + " Last week", word, Instant.now().minus(Duration.ofDays(7)));
        tell("new", 1, "Today");

        await(1);
        assertEquals(List.of(word + " Today"), headlines());
    }

    @Test
    void aPausedAlertIsToldNothingAndGoesOnWithWhatComesThen() {
        JsonPath made = create(Map.of());
        change(made, Map.of("state", "paused")).body("state", equalTo("paused"));
        tell("one", 1, "Meanwhile");
        change(made, Map.of("state", "active")).body("state", equalTo("active"));
        tell("two", 1, "Afterwards");

        await(1);
        assertEquals(List.of(word + " Afterwards"), headlines());
    }

    @Test
    void anAlertWhoseSearchNoLongerParsesIsSeenAndStopsNoOther() {
        JsonPath broken = create(Map.of());
        JsonPath other = create(Map.of("delivery", Map.of("url", receiver().at(path + "-other"))));
        sql("update alert set query = '" + word + " OR' where id = '" + broken.getString("id") + "'");
        tell("one", 1, "A ferry");

        eventually(() -> assertEquals(1, receiver().calls(path + "-other").size()));
        eventually(
                () -> alert(broken).body("state", equalTo("broken")).body("reason", containsString("expected a word")));
        alert(other).body("state", equalTo("active"));
        change(broken, Map.of("q", word)).body("state", equalTo("active")).body("reason", nullValue());
        tell("two", 1, "A tram");
        await(1);
        assertEquals(List.of(word + " A tram"), headlines());
    }

    @Test
    void afterAnOutageOfSearchAndARestartABacklogIsToldWithoutAGapOrARepeat() {
        create(Map.of());
        tell("0", 1, "0");
        await(1);
        search().away(true);
        stopped();
        int many = 23;
        for (int i = 1; i <= many; i++) {
            tell(Integer.toString(i), 1, Integer.toString(i));
        }
        start(Map.of());
        search().away(false);

        await(many + 1);
        assertEquals(many + 1, new HashSet<>(headlines()).size());
        assertEquals(many + 1, headlines().size());
    }

    @Test
    void whenTheStreamIsMadeAnewNothingIsToldTwiceAndNothingLost() {
        JsonPath made = create(Map.of());
        tell("one", 1, "Before");
        await(1);
        stopped();
        tell("two", 1, "In between");
        search().restart("s" + word);
        start(Map.of());

        await(2);
        tell("three", 1, "After");
        await(3);
        assertEquals(
                List.of("Before", "In between", "After").stream()
                        .map(text -> word + " " + text)
                        .toList(),
                headlines());
        alert(made).body("waiting", equalTo(0));
    }

    @Test
    void anAlertForWhichTooMuchWaitsIsDisabledAndLosesNothing() {
        start(Map.of("most-waiting", "2"));
        receiver().on(path, "503 Later");
        JsonPath made = create(Map.of());
        for (String name : List.of("one", "two", "three")) {
            tell(name, 1, name);
        }
        eventually(() -> alert(made)
                .body("state", equalTo("disabled"))
                .body("reason", containsString("More than 2"))
                .body("waiting", equalTo(3)));

        receiver().on(path, "204 Fine");
        change(made, Map.of("state", "active"));

        eventually(() -> alert(made).body("waiting", equalTo(0)));
        eventually(() -> deliveries(made, "delivered").body("deliveries", hasSize(3)));
    }

    @Test
    void aRotatedSecretSignsAlongForAWhileAndATestIsOneCallThatIsWrittenDown() throws GeneralSecurityException {
        JsonPath made = create(Map.of());
        String fresh = given().post("/v1/alerts/{id}/rotate?grace=60", made.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        assertNotEquals(made.getString("secret"), fresh);

        given().post("/v1/alerts/{id}/test", made.getString("id"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("test"))
                .body("state", equalTo("delivered"))
                .body("body.type", equalTo("alert.test"));
        assertSigned(calls().getFirst(), made.getString("secret"));
        assertSigned(calls().getFirst(), fresh);

        receiver().on(path, "404 Where");
        given().post("/v1/alerts/{id}/test", made.getString("id"))
                .then()
                .body("state", equalTo("failed"))
                .body("reason", containsString("404"));
        assertEquals(2, calls().size());
        deliveries(made, "failed").body("deliveries", hasSize(1));
        alert(made).body("failures", equalTo(0));
    }

    @Test
    void secretsAreKeptEncryptedAndOneThatCanNotBeReadDisablesTheAlert() {
        JsonPath made = create(Map.of());
        String stored = pool.query("select encode(secret, 'escape') as secret, secret_key from alert")
                .executeAndAwait()
                .iterator()
                .next()
                .getString("secret");
        assertFalse(stored.contains("whsec_"));

        sql("update alert set secret_key = 'another'");
        renewal.renew("tests", "").await().atMost(PATIENCE);
        tell("one", 1, "A ferry");
        eventually(() -> alert(made).body("state", equalTo("disabled")).body("reason", containsString("secret")));
    }

    @Test
    void withANewKeyInFrontSecretsAreEncryptedAnewAndTheOldKeyCanGo() {
        JsonPath made = create(Map.of());
        String latest = given().post("/v1/alerts/{id}/rotate", made.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        String key = "new:" + Base64.getEncoder().encodeToString(new byte[32]);

        new SecretRenewal(store, new WebhookSecrets(new CredentialVault(List.of(key, PublisherResource.KEY))))
                .renew("new", "")
                .await()
                .atMost(PATIENCE);

        Alert renewed =
                store.sealedOtherwise("tests", "").await().atMost(PATIENCE).getFirst();
        assertEquals(
                List.of(latest, made.getString("secret")),
                new WebhookSecrets(new CredentialVault(List.of(key))).open(renewed, Instant.now()));
    }

    @Test
    void anAlertIsListedChangedOnConditionAndRemoved() {
        JsonPath one = create(Map.of("name", "One"));
        JsonPath two =
                create(Map.of("name", "Two", "filters", Map.of("lang", List.of("en", " de "), "tag", List.of())));

        ValidatableResponse first = given().get("/v1/alerts?size=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("alerts.name", equalTo(List.of("One")));
        given().queryParam("cursor", first.extract().<String>path("nextCursor"))
                .get("/v1/alerts")
                .then()
                .body("alerts.name", equalTo(List.of("Two")))
                .body("alerts[0].filters", equalTo(Map.of("lang", List.of("en", "de"))))
                .body("nextCursor", nullValue());
        given().get("/v1/alerts?state=paused").then().body("alerts", hasSize(0)).body("total", equalTo(0));

        String tag = alert(two).extract().header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/alerts/{id}", two.getString("id"))
                .then()
                .statusCode(304);
        change(two, Map.of("name", "Zwei", "filters", Map.of("kind", List.of("article"))))
                .body("name", equalTo("Zwei"))
                .body("filters.lang", equalTo(List.of("en", "de")))
                .body("filters.kind", equalTo(List.of("article")));
        given().header("If-Match", tag)
                .delete("/v1/alerts/{id}", two.getString("id"))
                .then()
                .statusCode(412);
        given().delete("/v1/alerts/{id}", two.getString("id")).then().statusCode(204);
        given().get("/v1/alerts/{id}", two.getString("id"))
                .then()
                .statusCode(404)
                .body("type", equalTo("https://storywire.dev/problems/alert-not-found"));
        Map<String, Object> whole = alert(one).extract().path("$");
        change(one, whole).body("name", equalTo("One"));
    }

    @Test
    void whatCanNotBeAnAlertIsRefusedWithTheField() {
        refused(Map.of("name", " "), 400, "invalid-alert").body("errors[0].field", equalTo("name"));
        refused(Map.of("q", "ferry OR"), 400, "invalid-alert")
                .body("errors[0].field", equalTo("q"))
                .body("errors[0].position", equalTo(8));
        refused(Map.of("filters", Map.of("colour", List.of("red"))), 400, "invalid-alert")
                .body("errors[0].field", equalTo("filters.colour"));
        refused(Map.of("throttleSeconds", 86_400), 400, "invalid-alert");
        refused(Map.of("delivery", Map.of("url", "ftp://receiver.example/")), 422, "forbidden-address");
        refused(Map.of("delivery", Map.of("url", "http://10.0.0.8/hook")), 422, "forbidden-address")
                .body("errors[0].field", equalTo("delivery.url"));
        refused(Map.of("delivery", Map.of("url", "http://localhost:8081/v1/alerts")), 422, "forbidden-address");
        search().away(true);
        refused(Map.of(), 503, "search-unavailable").header("Retry-After", notNullValue());
    }

    @Test
    void anAddressThatMayNoLongerBeCalledIsNotCalled() {
        JsonPath made = create(Map.of());
        sql("update alert set url = 'http://169.254.169.254/latest', host = '169.254.169.254'");
        tell("one", 1, "A ferry");

        eventually(() -> deliveries(made, "pending").body("deliveries[0].reason", containsString("may not be called")));
        assertEquals(List.of(), calls());
    }

    @Test
    void aTrialTellsTheVolumeOfEachDayAndSomeStoriesAndKeepsNothing() {
        form(Map.of("q", "ferry", "filters", Map.of("lang", List.of("en")), "collapse", "cluster"))
                .post("/v1/alerts/dry-run?days=3")
                .then()
                .statusCode(200)
                .body("days", equalTo(3))
                .body("total.value", equalTo(3))
                .body("perDay", hasSize(3))
                .body("perDay.stories", equalTo(List.of(0, 0, 3)))
                .body("perDay[2].day", startsWith("20"))
                .body("stories[0].headline", equalTo("A ferry"));
        String asked = search().queries().getLast();
        assertTrue(asked.contains("q=ferry") && asked.contains("lang=en") && asked.contains("collapse=cluster"), asked);
        given().get("/v1/alerts").then().body("total", equalTo(0));
        form(Map.of("q", "ferry OR"))
                .post("/v1/alerts/dry-run")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("q"));
        form(Map.of()).post("/v1/alerts/dry-run?days=1000").then().statusCode(400);
    }

    private void start(Map<String, String> more) {
        stopped();
        Map<String, String> values = new HashMap<>(QUICK);
        values.putAll(more);
        Alerts.Running loops = alerts.create(Settings.with(values), fetcher, Clock.systemUTC());
        loops.start();
        running = loops;
    }

    private void stopped() {
        Alerts.Running loops = running;
        if (loops != null) {
            loops.stop();
        }
        running = null;
    }

    private void tell(String id, int revision, String headline) {
        search().tell(word + "-" + id, revision, word + " " + headline);
    }

    private JsonPath create(Map<String, ?> more) {
        return form(alert(more))
                .post("/v1/alerts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse refused(Map<String, ?> more, int status, String type) {
        return form(alert(more))
                .post("/v1/alerts")
                .then()
                .statusCode(status)
                .body("type", equalTo("https://storywire.dev/problems/" + type));
    }

    private Map<String, Object> alert(Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", "Ferries");
        form.put("q", word);
        form.put("delivery", Map.of("url", receiver().at(path)));
        form.putAll(more);
        return form;
    }

    private static RequestSpecification form(Map<String, ?> form) {
        return given().contentType("application/json").body(form);
    }

    private static ValidatableResponse change(JsonPath alert, Map<String, ?> change) {
        return given().contentType("application/merge-patch+json")
                .body(change)
                .patch("/v1/alerts/{id}", alert.getString("id"))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse alert(JsonPath made) {
        return given().get("/v1/alerts/{id}", made.getString("id")).then().statusCode(200);
    }

    private static ValidatableResponse deliveries(JsonPath made, String state) {
        return given().queryParam("state", state)
                .get("/v1/alerts/{id}/deliveries", made.getString("id"))
                .then()
                .statusCode(200);
    }

    private List<Receiver.Call> calls() {
        return receiver().calls(path);
    }

    private List<String> headlines() {
        List<String> headlines = new ArrayList<>();
        calls().forEach(call -> headlines.addAll(JsonPath.from(call.body()).getList("data.stories.headline")));
        return headlines;
    }

    private Duration between(int one, int other) {
        return Duration.between(calls().get(one).at(), calls().get(other).at());
    }

    private void await(int calls) {
        eventually(() -> assertTrue(calls().size() >= calls, () -> "calls: " + headlines()));
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    private void sql(String statement) {
        pool.query(statement).executeAndAwait();
    }

    private Receiver receiver() {
        return Objects.requireNonNull(receiver);
    }

    private PlayedSearch search() {
        return Objects.requireNonNull(search);
    }

    /** As a receiver does, by the specification alone. */
    private static void assertSigned(Receiver.Call call, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        String content =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        String expected =
                "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        String signatures = call.headers().getOrDefault("webhook-signature", "");
        assertTrue(List.of(signatures.split(" ")).contains(expected), signatures);
    }
}
