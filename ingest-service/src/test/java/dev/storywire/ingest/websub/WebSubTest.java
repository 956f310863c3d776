package dev.storywire.ingest.websub;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.LocalFetcher;
import dev.storywire.ingest.support.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed, a hub on loopback, and the callback of the running service. */
@ServiceTest
class WebSubTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_SIZE = 8 * 1024 * 1024;
    private static final int IN_FLIGHT = 4;
    private static final String BASE = "https://news.example.org";

    @Inject
    Subscriptions subscriptions;

    @Inject
    Pool pool;

    private final Hub hub = new Hub();
    private final LocalFetcher fetcher = new LocalFetcher(hub.host());
    private final String feed = UUID.randomUUID().toString().replace("-", "").substring(6);
    private final String topic = "https://post.example/" + feed;
    private @Nullable SubscriptionLoop loop;

    @BeforeEach
    void start() {
        SubscriptionLoop started =
                subscriptions.create(Settings.with(Map.of("poll", "50ms")), URI.create(BASE), fetcher.fetcher());
        started.start();
        loop = started;
    }

    @AfterEach
    void stop() {
        SubscriptionLoop running = loop;
        if (running != null) {
            running.stop();
        }
        ask("delete from websub where feed_id = $1", Tuple.of(feed));
        ask("delete from feed where id = $1", Tuple.of(feed));
        fetcher.close();
        hub.close();
    }

    @Test
    void aSubscriptionIsAskedForConfirmedAndItsPushStoredLikeAFetch() {
        register(hub.url());
        Map<String, String> form = asked("subscribe");
        assertEquals("864000", form.get("hub.lease_seconds"));
        assertTrue(form.getOrDefault("hub.callback", "").startsWith(BASE + "/v1/websub/"));

        verify(form, "subscribe", topic)
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(equalTo("challenge<1>"));
        push(form, rss(), "HmacSHA512", "sha512").statusCode(202);

        assertEquals(2, stories());
        Row story = ask("""
                select document from story join revision on story_id = id where document->>'feedId' = $1
                """, Tuple.of(feed)).getFirst();
        String document = story.getJsonObject("document").encode();
        assertTrue(document.contains("\"harbor\"") && document.contains("Harbor Post"), document);
        given().get("/v1/feeds/" + feed)
                .then()
                .body("push.state", equalTo("active"))
                .body("push.hub", equalTo(hub.url()))
                .body("push.leaseExpiresAt", notNullValue())
                .body("push.lastPushAt", notNullValue());
        given().get("/v1/feeds/" + feed + "/fetches")
                .then()
                .body("fetches.cause", hasItem("push"))
                .body("fetches.newStories", hasItem(2));
    }

    @Test
    void aPushWithAWrongSignatureIsTakenAndIgnored() {
        Map<String, String> form = active();

        given().contentType("application/rss+xml")
                .header("X-Hub-Signature", "sha256=" + "0".repeat(64))
                .body(rss())
                .post(path(form))
                .then()
                .statusCode(202);
        pushUnsigned(form).statusCode(202);

        assertEquals(0, stories());
        given().get("/v1/feeds/" + feed).then().body("push.lastPushAt", nullValue());
    }

    @Test
    void aPushLargerThanItMayBeIsRefusedAndTheNextOneTaken() {
        Map<String, String> form = active();

        given().contentType("application/rss+xml")
                .body(new byte[MAX_SIZE + 1])
                .post(path(form))
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        push(form, rss(), "HmacSHA256", "sha256").statusCode(202);

        assertEquals(2, stories());
    }

    @Test
    void moreAtOnceThanMayBeAreToldToComeAgain() throws IOException {
        Map<String, String> form = active();

        List<Socket> begun = new ArrayList<>();
        try {
            for (int i = 0; i < IN_FLIGHT; i++) {
                begun.add(begun(form));
            }
            wait(() -> pushUnsigned(form).extract().statusCode() == 503);
            pushUnsigned(form).statusCode(503).header("Retry-After", "5");
        } finally {
            for (Socket socket : begun) {
                socket.close();
            }
        }
        wait(() -> pushUnsigned(form).extract().statusCode() == 202);
    }

    private ValidatableResponse pushUnsigned(Map<String, String> form) {
        return given().contentType("application/rss+xml")
                .body(rss())
                .post(path(form))
                .then();
    }

    /** A push whose body does not come. */
    private static Socket begun(Map<String, String> form) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.getOutputStream()
                .write(("POST " + path(form) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/rss+xml\r\n"
                                + "Content-Length: 100\r\n\r\n<rss")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void aWrongTopicModeOrTokenIsRefused() {
        register(hub.url());
        Map<String, String> form = asked("subscribe");

        verify(form, "subscribe", topic + "/other").statusCode(404);
        verify(form, "unsubscribe", topic).statusCode(404);
        verify(Map.of("hub.callback", BASE + "/v1/websub/unknown"), "subscribe", topic)
                .statusCode(404);

        assertEquals("requested", row().getString("state"));
    }

    @Test
    void aLeaseIsRenewedBeforeItEndsUnderTheSameAddress() {
        Map<String, String> form = active();
        OffsetDateTime before = row().getOffsetDateTime("lease_expires_at");

        ask("update websub set renew_at = now(), next_attempt_at = now() where feed_id = $1", Tuple.of(feed));

        wait(() -> hub.asked("subscribe", topic).size() == 2);
        Map<String, String> renewal = hub.asked("subscribe", topic).getLast();
        assertEquals(form.get("hub.callback"), renewal.get("hub.callback"));
        assertEquals(form.get("hub.secret"), renewal.get("hub.secret"));
        assertEquals("active", row().getString("state"));
        verify(renewal, "subscribe", topic).statusCode(200);
        assertTrue(row().getOffsetDateTime("lease_expires_at").isAfter(before));
    }

    @Test
    void aDenialIsShownAndTheFeedIsPolledAgain() {
        Map<String, String> form = active();
        ask("update feed_state set next_fetch_at = now() + interval '6 hours' where feed_id = $1", Tuple.of(feed));

        given().queryParam("hub.mode", "denied")
                .queryParam("hub.topic", topic)
                .queryParam("hub.reason", "members only")
                .get(path(form))
                .then()
                .statusCode(200);

        given().get("/v1/feeds/" + feed)
                .then()
                .body("push.state", equalTo("denied"))
                .body("push.reason", containsString("members only"));
        assertEquals(
                1,
                ask("select from feed_state where feed_id = $1 and next_fetch_at <= now()", Tuple.of(feed))
                        .size());
        push(form, rss(), "HmacSHA256", "sha256").statusCode(404);
    }

    @Test
    void aHubThatSaysNoIsGivenUpWithAReason() {
        hub.answer(403);
        register(hub.url());

        wait(() -> "failed".equals(state()));
        given().get("/v1/feeds/" + feed).then().body("push.reason", containsString("403"));
    }

    @Test
    void aHubAtAForbiddenAddressIsNeverContacted() {
        try (Hub inner = new Hub()) {
            register(inner.url());

            wait(() -> "failed".equals(state()));

            assertTrue(inner.asked().isEmpty());
            given().get("/v1/feeds/" + feed).then().body("push.reason", containsString("may not be asked"));
        }
    }

    @Test
    void theHubOfARemovedFeedIsToldToStopAndWhatItStillSendsIsGone() {
        Map<String, String> form = active();

        given().delete("/v1/feeds/" + feed).then().statusCode(204);

        Map<String, String> farewell = asked("unsubscribe");
        assertEquals(form.get("hub.callback"), farewell.get("hub.callback"));
        push(form, rss(), "HmacSHA256", "sha256").statusCode(410);
        verify(form, "unsubscribe", topic).statusCode(200).body(equalTo("challenge<1>"));
        assertEquals("ended", row().getString("state"));
        push(form, rss(), "HmacSHA256", "sha256").statusCode(410);
    }

    @Test
    void aFeedThatNamesAnotherHubIsSubscribedThereAndLeavesTheOldOne() {
        active();
        try (Hub other = new Hub()) {
            ask("update feed_state set hub_url = $2 where feed_id = $1", Tuple.of(feed, other.url()));

            asked("unsubscribe");
            wait(() -> ask("select from websub where feed_id = $1 and hub_url = $2", Tuple.of(feed, other.url()))
                            .size()
                    == 1);
        }
    }

    @Test
    void aPushWithoutContentMakesTheFeedDue() {
        Map<String, String> form = active();

        push(form, "", "HmacSHA1", "sha1").statusCode(202);

        assertNotNull(ask("select refresh_requested_at from feed_state where feed_id = $1", Tuple.of(feed))
                .getFirst()
                .getOffsetDateTime("refresh_requested_at"));
    }

    @Test
    void aPushThatIsNoFeedMakesTheFeedDueAndLeavesItFree() {
        Map<String, String> form = active();

        push(form, "something new", "HmacSHA384", "sha384").statusCode(202);

        Row state = ask("select * from feed_state where feed_id = $1", Tuple.of(feed))
                .getFirst();
        assertNotNull(state.getOffsetDateTime("refresh_requested_at"));
        assertEquals(null, state.getString("lease_owner"));
    }

    @Test
    void aHubThatStayedSilentIsAskedAnew() {
        active();

        ask("update websub set missed = 3, next_attempt_at = now() where feed_id = $1", Tuple.of(feed));

        wait(() -> hub.asked("subscribe", topic).size() == 2);
        assertEquals("requested", state());
    }

    @Test
    void aPushForAFeedThatWasPausedJustNowDoesNotHaveItFetched() {
        Map<String, String> form = active();
        SubscriptionLoop running = loop;
        assertNotNull(running);
        running.stop();
        ask("update feed_state set paused_at = now(), next_fetch_at = null where feed_id = $1", Tuple.of(feed));

        push(form, rss(), "HmacSHA256", "sha256").statusCode(202);

        assertEquals(0, stories());
        assertEquals(
                1,
                ask("select from feed_state where feed_id = $1 and due_at is null", Tuple.of(feed))
                        .size());
    }

    @Test
    void aSubscriptionWhoseSecretCanNoLongerBeReadIsMadeAnew() {
        Map<String, String> form = active();
        ask("update websub set secret_key = 'lost' where feed_id = $1", Tuple.of(feed));

        push(form, rss(), "HmacSHA256", "sha256").statusCode(202);

        wait(() -> hub.asked("subscribe", topic).size() == 2);
        Map<String, String> anew = hub.asked("subscribe", topic).getLast();
        assertNotEquals(form.get("hub.callback"), anew.get("hub.callback"));
        verify(anew, "subscribe", topic).statusCode(200);
        push(anew, rss(), "HmacSHA256", "sha256").statusCode(202);
        assertEquals(2, stories());
    }

    @Test
    void theSecretIsNotKeptInTheClear() {
        Map<String, String> form = active();

        String kept = row().getBuffer("secret").toString(StandardCharsets.ISO_8859_1);

        assertNotEquals(form.get("hub.secret"), kept);
        assertEquals("tests", row().getString("secret_key"));
    }

    private Map<String, String> active() {
        register(hub.url());
        Map<String, String> form = asked("subscribe");
        verify(form, "subscribe", topic).statusCode(200);
        return form;
    }

    private void register(String hubUrl) {
        ask("""
                with known as (insert into feed (id, url, tags, source, created_at, updated_at)
                               values ($1, $2, '{harbor}', 'Harbor Post', now(), now()) returning id)
                insert into feed_state (feed_id, host, hub_url, next_fetch_at)
                select id, 'post.example', $3, now() + interval '1 day' from known
                """, Tuple.of(feed, topic, hubUrl));
    }

    private Map<String, String> asked(String mode) {
        wait(() -> !hub.asked(mode, topic).isEmpty());
        return hub.asked(mode, topic).getLast();
    }

    private static ValidatableResponse verify(Map<String, String> form, String mode, String about) {
        return given().queryParam("hub.mode", mode)
                .queryParam("hub.topic", about)
                .queryParam("hub.challenge", "challenge<1>")
                .queryParam("hub.lease_seconds", "864000")
                .get(path(form))
                .then();
    }

    private static ValidatableResponse push(Map<String, String> form, String body, String algorithm, String method) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return given().contentType("application/rss+xml")
                .header(
                        "X-Hub-Signature",
                        method + "=" + signature(form.getOrDefault("hub.secret", ""), bytes, algorithm))
                .body(bytes)
                .post(path(form))
                .then();
    }

    private static String signature(String secret, byte[] body, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(Map<String, String> form) {
        return form.getOrDefault("hub.callback", "").substring(BASE.length());
    }

    private String rss() {
        return """
                <rss version="2.0"><channel><title>Harbor</title><link>https://post.example/</link>
                <item><guid isPermaLink="false">%1$s-1</guid><title>Pilot boat %1$s leaves the quay</title>
                <link>%2$s/1</link><pubDate>Mon, 02 Mar 2026 08:01:00 GMT</pubDate><description>It left at dawn.</description></item>
                <item><guid isPermaLink="false">%1$s-2</guid><title>Crane %1$s stands still again</title>
                <link>%2$s/2</link><pubDate>Mon, 02 Mar 2026 08:02:00 GMT</pubDate><description>Nobody knows why.</description></item>
                </channel></rss>
                """.formatted(feed, topic);
    }

    private long stories() {
        return ask(
                        "select count(*) from story join revision on story_id = id where document->>'feedId' = $1",
                        Tuple.of(feed))
                .getFirst()
                .getLong(0);
    }

    private String state() {
        List<Row> rows = ask("select state from websub where feed_id = $1", Tuple.of(feed));
        return rows.isEmpty() ? "" : rows.getFirst().getString("state");
    }

    private Row row() {
        return ask("select * from websub where feed_id = $1", Tuple.of(feed)).getFirst();
    }

    private static void wait(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private List<Row> ask(String statement, Tuple values) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(statement).execute(values).await().atMost(PATIENCE).forEach(rows::add);
        return rows;
    }
}
