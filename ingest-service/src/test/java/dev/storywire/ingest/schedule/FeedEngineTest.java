package dev.storywire.ingest.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.feed.FeedStore;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.LocalFetcher;
import dev.storywire.ingest.support.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several replicas in one process, on one database, against publishers on loopback. */
@ServiceTest
class FeedEngineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Fetcher NEVER_ANSWERED = request -> Uni.createFrom().<FetchOutcome>nothing();

    @Inject
    FeedEngines engines;

    @Inject
    FeedStore feeds;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    private final FeedPublisher publisher = new FeedPublisher();
    private final FeedPublisher other = new FeedPublisher();
    private final LocalFetcher fetcher = new LocalFetcher(publisher.host() + "," + other.host());
    private final List<FeedEngine> started = new ArrayList<>();
    private final List<String> registered = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(FeedEngine::stop);
        ask("delete from feed where id = any($1)", Tuple.tuple().addArrayOfString(registered.toArray(String[]::new)));
        fetcher.close();
        publisher.close();
        other.close();
    }

    @Test
    void threeReplicasFetchEveryFeedAndNoneTwiceAtOnce() {
        List<String> ids = IntStream.range(0, 45)
                .mapToObj(feed -> register(feed % 3 == 0 ? other : publisher, "/" + feed))
                .toList();

        replica(Map.of());
        replica(Map.of());
        replica(Map.of());

        ids.forEach(id -> settled(id, row -> row.getOffsetDateTime("last_success_at") != null));
        assertTrue(IntStream.range(0, 45).allMatch(feed -> (feed % 3 == 0 ? other : publisher).asked("/" + feed) == 1));
        assertTrue(publisher.twiceAtOnce().isEmpty());
        assertEquals(
                90,
                count(
                        "select count(*) from story join revision on story_id = id where document->>'feedId' = any($1)",
                        ids));
    }

    @Test
    void limitsOfAHostHoldAcrossReplicas() {
        CountDownLatch open = new CountDownLatch(1);
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(feed -> register(publisher, "/slow" + feed))
                .toList();
        IntStream.range(0, 12)
                .forEach(feed -> publisher.on("/slow" + feed, exchange -> {
                    pass(open);
                    FeedPublisher.answer(exchange, 200, publisher.feed("/slow" + feed, 1));
                }));
        String elsewhere = register(other, "/quick");

        replica(Map.of("host-concurrency", "2"));
        replica(Map.of("host-concurrency", "2"));

        settled(elsewhere, row -> row.getOffsetDateTime("last_success_at") != null);
        open.countDown();
        ids.forEach(id -> settled(id, row -> row.getOffsetDateTime("last_success_at") != null));
        assertTrue(publisher.mostAtOnce() <= 2, "at once: " + publisher.mostAtOnce());
    }

    @Test
    void theFeedsOfAReplicaThatDiedAreTakenOver() {
        String id = register(publisher, "/orphan");
        Claims dead = new Claims(pool, feeds, settings(Map.of("lease", "1s")), Clock.systemUTC(), "dead");
        assertEquals(1, dead.take(10).size());

        replica(Map.of());

        settled(id, row -> row.getOffsetDateTime("last_success_at") != null);
        assertEquals(1, publisher.asked("/orphan"));
    }

    @Test
    void whoLostItsLeaseWritesNothing() {
        String id = register(publisher, "/late");
        Claims first = new Claims(pool, feeds, settings(Map.of("lease", "1ms")), Clock.systemUTC(), "first");
        Claim lost = first.take(10).getFirst();
        Claims second = new Claims(pool, feeds, settings(Map.of()), Clock.systemUTC(), "second");
        Awaitility.await().atMost(PATIENCE).until(() -> second.take(10).size() == 1);

        assertTrue(first.renew(List.of(lost)).isEmpty());
        first.giveBack(List.of(lost));

        assertEquals("second/1", state(id).getString("lease_owner").replaceAll("/\\d+", "/1"));
    }

    @Test
    void whoLostItsLeaseStoresNoStories() {
        CountDownLatch open = new CountDownLatch(1);
        publisher.on("/slept", exchange -> {
            pass(open);
            FeedPublisher.answer(exchange, 200, publisher.feed("/slept", 2));
        });
        String id = register(publisher, "/slept");
        double before = superseded();
        replica(Map.of());
        settled(id, row -> publisher.asked("/slept") == 1);

        ask("update feed_state set lease_owner = 'another/1' where feed_id = $1", Tuple.of(id));
        open.countDown();

        Awaitility.await().atMost(PATIENCE).until(() -> superseded() == before + 1);
        assertEquals(0, count("select count(*) from story where feed_id = any($1)", List.of(id)));
        assertEquals("another/1", state(id).getString("lease_owner"));
    }

    private double superseded() {
        return meters.counter("storywire.feed.looks", "outcome", "superseded", "cause", "plan")
                .count();
    }

    @Test
    void aReplicaThatStopsGivesItsLeasesBack() {
        String id = register(publisher, "/returned");
        FeedEngine stopping = engines.create(name(), settings(Map.of("stop", "10ms")), NEVER_ANSWERED);
        stopping.start();
        settled(id, row -> row.getString("lease_owner") != null);

        stopping.stop();

        assertNull(state(id).getString("lease_owner"));
    }

    @Test
    void aRefreshWakesTheEngineAndIgnoresThePlan() {
        String id = register(publisher, "/asked");
        replica(Map.of("poll", "1h"));
        settled(id, row -> row.getOffsetDateTime("last_success_at") != null);
        assertTrue(state(id)
                .getOffsetDateTime("next_fetch_at")
                .toInstant()
                .isAfter(Clock.systemUTC().instant()));

        refresh(id);

        settled(id, row -> publisher.asked("/asked") == 2 && row.getOffsetDateTime("refresh_requested_at") == null);
        assertEquals(
                1, count("select count(*) from feed_fetch where feed_id = any($1) and cause = 'refresh'", List.of(id)));
    }

    @Test
    void aBrokenFeedIsSlowedDownAndTold() {
        publisher.on("/broken", exchange -> FeedPublisher.answer(exchange, 500, "no"));
        String id = register(publisher, "/broken");

        replica(Map.of());

        Row row = settled(id, it -> it.getInteger("failures") == 1);
        assertEquals("failing", row.getString("state"));
        assertEquals("http-500", row.getString("last_error_code"));
        assertNotNull(row.getOffsetDateTime("next_fetch_at"));
    }

    @Test
    void aHostThatAsksForFewerRequestsIsLeftAloneWithAllItsFeeds() {
        publisher.on("/first", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            FeedPublisher.answer(exchange, 429, "");
        });
        String first = register(publisher, "/first");
        replica(Map.of());
        settled(first, row -> row.getInteger("failures") == 1);

        String second = register(publisher, "/second");
        String elsewhere = register(other, "/elsewhere");

        settled(elsewhere, row -> row.getOffsetDateTime("last_success_at") != null);
        assertEquals(0, publisher.asked("/second"));
        refresh(second);
        settled(second, row -> row.getOffsetDateTime("last_success_at") != null);
    }

    @Test
    void theSameBytesAreNoNewDocument() {
        String id = register(publisher, "/same");
        replica(Map.of());
        settled(id, row -> row.getOffsetDateTime("last_success_at") != null);

        refresh(id);

        settled(
                id,
                row -> count(
                                "select count(*) from feed_fetch where feed_id = any($1) and outcome = 'unchanged'",
                                List.of(id))
                        == 1);
        assertEquals(2, state(id).getLong("stories"));
    }

    @Test
    void aFeedThatAHubPushesIsPolledSlowlyAndWhatTheHubDidNotSendIsCounted() {
        String id = register(publisher, "/pushed");
        ask("""
                insert into websub (token, feed_id, hub_url, topic_url, secret, state, lease_expires_at, renew_at, next_attempt_at, created_at)
                values ($1, $1, $2, $2, '', 'active', now() + interval '1 day', now() + interval '1 day', now() + interval '1 day', now())
                """, Tuple.of(id, publisher.url("/pushed")));

        replica(Map.of());

        Row row = settled(id, it -> it.getOffsetDateTime("last_success_at") != null);
        assertTrue(row.getOffsetDateTime("next_fetch_at")
                .isAfter(row.getOffsetDateTime("last_fetch_at").plusHours(5)));
        assertEquals(
                1,
                ask("select missed from websub where feed_id = $1", Tuple.of(id))
                        .getFirst()
                        .getInteger(0));
        ask("delete from websub where feed_id = $1", Tuple.of(id));
    }

    @Test
    void theHubThatAFeedNamesIsRemembered() {
        publisher.on("/hub", exchange -> {
            exchange.getResponseHeaders().add("Link", "<https://hub.example/>; rel=hub, </self>; rel=self");
            FeedPublisher.answer(exchange, 200, publisher.feed("/hub", 1));
        });
        String id = register(publisher, "/hub");

        replica(Map.of());

        Row row = settled(id, it -> it.getOffsetDateTime("last_success_at") != null);
        assertEquals("https://hub.example/", row.getString("hub_url"));
        assertEquals(publisher.url("/self"), row.getString("topic_url"));
    }

    @Test
    void aFeedThatPeopleChangedMeanwhileIsFetchedAgainAsItIsNow() {
        CountDownLatch open = new CountDownLatch(1);
        publisher.on("/old", exchange -> {
            pass(open);
            FeedPublisher.answer(exchange, 200, publisher.feed("/old", 1));
        });
        String id = register(publisher, "/old");
        replica(Map.of());
        settled(id, row -> publisher.asked("/old") == 1);

        ask("update feed set url = $2, version = version + 1 where id = $1", Tuple.of(id, publisher.url("/new")));
        open.countDown();

        settled(id, row -> row.getOffsetDateTime("last_success_at") != null);
        assertEquals(1, publisher.asked("/new"));
    }

    @Test
    void aDocumentThatIsNoFeedStoresNothing() {
        publisher.on("/page", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            FeedPublisher.answer(
                    exchange, 200, "<html><body><h1>Log in</h1><p>Please log in to read on.</p></body></html>");
        });
        String id = register(publisher, "/page");

        replica(Map.of());

        Row row = settled(id, it -> it.getInteger("failures") == 1);
        assertEquals("not-a-feed", row.getString("last_error_code"));
        assertEquals(0, row.getLong("stories"));
    }

    private void replica(Map<String, String> values) {
        FeedEngine engine = engines.create(name(), settings(values), fetcher.fetcher());
        started.add(engine);
        engine.start();
    }

    private static ScheduleSettings settings(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(
                Map.of("host-spacing", "0s", "host-concurrency", "8", "poll", "100ms", "concurrency", "8"));
        all.putAll(values);
        return Settings.with(all);
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }

    private String register(FeedPublisher at, String path) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(6);
        registered.add(id);
        ask("""
                with known as (insert into feed (id, url, created_at, updated_at) values ($1, $2, now(), now()) returning id)
                insert into feed_state (feed_id, host, next_fetch_at) select id, $3, now() from known
                """, Tuple.of(id, at.url(path), at.host()));
        return id;
    }

    private Row settled(String id, Predicate<Row> wanted) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> wanted.test(state(id)));
        return state(id);
    }

    private void refresh(String id) {
        ask("update feed_state set refresh_requested_at = now() where feed_id = $1", Tuple.of(id));
        ask("select pg_notify('" + FeedStore.WAKE_CHANNEL + "', '')", Tuple.tuple());
    }

    private Row state(String id) {
        return ask("select * from feed_state where feed_id = $1", Tuple.of(id)).getFirst();
    }

    private long count(String query, List<String> ids) {
        return ask(query, Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .getFirst()
                .getLong(0);
    }

    private List<Row> ask(String statement, Tuple values) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(statement).execute(values).await().atMost(PATIENCE).forEach(rows::add);
        return rows;
    }

    private static void pass(CountDownLatch open) {
        try {
            assertTrue(open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
