package dev.storywire.e2e;

import static dev.storywire.e2e.Misdeeds.answering;
import static dev.storywire.e2e.Misdeeds.conditional;
import static dev.storywire.e2e.Misdeeds.redirecting;
import static dev.storywire.e2e.Misdeeds.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds of a publisher whose server misbehaves in every way. Each says in words how it is doing; the good ones beside them, on the same host, go
 * on getting their stories; nothing is doubled and nothing lost.
 */
@ExtendWith(SuiteExtension.class)
class PublisherJourneyTest {

    /** From publication to the search that finds it, however many feeds of the same host hang meanwhile. */
    private static final Duration NEWS = Duration.ofSeconds(25);

    private static final String USER = "reader";
    private static final String PASSWORD = "tell-nobody-5113";

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final Map<String, CompletableFuture<String>> BAD = new LinkedHashMap<>();

    private static Publisher publisher;
    private static Feeds feeds;

    /** All that fail are registered at once and fetched together: they are to be in each other's way. */
    @BeforeAll
    static void registerWhatFails(Gateway gateway, Publisher started) {
        publisher = started;
        feeds = new Feeds(gateway);
        var news = new NewsFeed("Bad News").publish("badnews");
        bad("hangs", Misdeeds.hanging());
        bad("hangs-after-head", Misdeeds.hangingAfterTheHead(news));
        bad("trickles", Misdeeds.trickling());
        bad("resets", Misdeeds.resetting());
        bad("promises-more", Misdeeds.promisingMoreThanThereIs(news));
        bad("announces-gigabytes", Misdeeds.announcing(5_000_000_000L));
        bad("endless", Misdeeds.endless());
        bad("bomb", Misdeeds.bomb(64));
        bad("circle", redirecting(302, "/bad/circle"));
        publisher.at("/for-ever/", Misdeeds.redirectingForEver("/for-ever/"));
        bad("for-ever", redirecting(302, "/for-ever/1"));
        bad("not-modified", answering(304, Map.of()));
        bad("error", answering(500, Map.of()));
        bad("missing", answering(404, Map.of()));
        bad("locked", Misdeeds.locked(news, "none"));
        bad(
                "page",
                sending(
                        "text/html; charset=utf-8",
                        ("<!doctype html><html><head><title>Home</title></head><body><h1>Welcome</h1>"
                                        + "<p>This is where our feed used to be.</p></body></html>")
                                .getBytes(StandardCharsets.UTF_8)));
        bad(
                "no-xml",
                sending("application/rss+xml", "Our feed is closed for repairs.".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    private static void bad(String name, Publisher.Behaviour behaviour) {
        String path = "/bad/" + name;
        publisher.at(path, behaviour);
        BAD.put(
                name,
                CompletableFuture.supplyAsync(
                        () -> {
                            String id = feeds.register(publisher.url(0, path), Map.of());
                            feeds.fetched(id, 1);
                            feeds.refresh(id);
                            return id;
                        },
                        THREADS));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("hangs", "timeout", "The server sent nothing for too long."),
                arguments("hangs-after-head", "timeout", "The server sent nothing for too long."),
                arguments("trickles", "timeout", "The answer had not come in whole after 4 seconds."),
                arguments("resets", "connect", "The server ended the connection without an answer."),
                arguments("promises-more", "protocol", "The connection ended before the answer did."),
                arguments("announces-gigabytes", "too-large", "The document is larger than 2097152 bytes."),
                arguments("endless", "too-large", "The document is larger than 2097152 bytes."),
                arguments("bomb", "too-large", "The document is larger than 2097152 bytes."),
                arguments("circle", "redirects", "The redirects go in a circle."),
                arguments("for-ever", "redirects", "There are more than 10 redirects."),
                arguments("not-modified", "http-304", "The server answered with status 304."),
                arguments("error", "http-500", "The server answered with status 500."),
                arguments("missing", "http-404", "The server answered with status 404."),
                arguments("locked", "http-401", "The server answered with status 401."),
                arguments("page", "not-a-feed", "There is a document, and it is no feed (html)."),
                arguments("no-xml", "not-a-feed", "There is a document, and it is no feed (text)."));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("failures")
    void aFeedThatCannotBeHadIsFailingAndSaysWhy(String name, String code, String message) {
        String id = badFeed(name);
        var feed = feeds.feed(id);

        assertThat(feed.getString("state")).isEqualTo("failing");
        assertThat(feed.getString("lastErrorCode")).isEqualTo(code);
        assertThat(feed.getString("lastError")).isNotBlank().endsWith(message);
        assertThat(feed.getString("reason")).contains("fetches failed").endsWith(message);
        assertThat(feed.getInt("failures")).isGreaterThanOrEqualTo(2);
        assertThat(feed.getString("nextFetchAt"))
                .as("is never given up silently")
                .isNotNull();
        assertThat(feeds.fetches(id)).hasSizeGreaterThanOrEqualTo(2).allSatisfy(fetch -> assertThat(fetch)
                .containsEntry("outcome", "failed")
                .containsEntry("errorCode", code)
                .containsEntry("error", feed.getString("lastError"))
                .containsEntry("newStories", 0));
        assertThat(feeds.headlines(id, 0)).isEmpty();
    }

    @Test
    void whileOthersOfTheSameHostHangTheGoodFeedsGetTheirStoriesOnce() {
        var slow = Stream.of("hangs", "hangs-after-head", "trickles", "endless", "announces-gigabytes")
                .map(PublisherJourneyTest::badFeed)
                .toList();
        var good = Stream.of("Morning", "Noon", "Evening").map(NewsFeed::new).toList();
        var ids = new LinkedHashMap<NewsFeed, String>();
        for (NewsFeed feed : good) {
            feed.publish(feed.title() + "0");
            ids.put(feed, register("/good/" + feed.title(), feed::wellBehaved));
        }
        for (int round = 1; round <= 3; round++) {
            slow.forEach(feeds::ask);
            for (NewsFeed feed : good) {
                feed.publish(feed.title() + round);
            }
            ids.values().forEach(feeds::ask);
            int stories = round + 1;
            Instant published = Instant.now();
            ids.values().forEach(id -> feeds.headlines(id, stories));
            assertThat(Duration.between(published, Instant.now())).isLessThan(NEWS);
        }
        ids.forEach((feed, id) -> {
            String title = feed.title();
            feeds.assertStories(id, title + "0", title + "1", title + "2", title + "3");
            assertThat(feeds.feed(id).getString("state")).isEqualTo("healthy");
            assertThat(feeds.feed(id).getInt("stories")).isEqualTo(4);
        });
    }

    static Stream<Arguments> oddities() {
        var umlaut = new NewsFeed("Umlauts").publish("Bär");
        byte[] half = new NewsFeed("Cut Off").publish("second").publish("first").bytes();
        return Stream.of(
                arguments("without-type", Misdeeds.withoutType(new NewsFeed("A").publish("untyped")), "untyped"),
                arguments(
                        "as-page",
                        sending(
                                "text/html",
                                new NewsFeed("B").publish("pretender").bytes()),
                        "pretender"),
                arguments(
                        "as-picture",
                        sending(
                                "image/png",
                                new NewsFeed("C").publish("portrait").bytes()),
                        "portrait"),
                arguments(
                        "wrong-charset",
                        sending("application/rss+xml; charset=utf-8", umlaut.bytes(StandardCharsets.ISO_8859_1)),
                        "Bär"),
                arguments(
                        "unclosed",
                        sending(
                                "application/rss+xml",
                                new NewsFeed("D")
                                        .publish("ruin")
                                        .xml()
                                        .replace("</channel></rss>", "<item><title>Nothing & ")
                                        .getBytes(StandardCharsets.UTF_8)),
                        "ruin"),
                arguments(
                        "promises-less",
                        (Publisher.Behaviour) (request, reply) -> {
                            reply.head(200, Map.of("Content-Length", Integer.toString(half.length - 40)));
                            reply.write(half);
                        },
                        "first"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void aFeedThatIsOnlyServedOddlyIsReadAllTheSame(String name, Publisher.Behaviour behaviour, String word) {
        String id = register("/odd/" + name, behaviour);

        assertThat(feeds.headlines(id, 1)).contains("The " + word + " was seen again");
        assertThat(feeds.feed(id).getString("state")).isEqualTo("healthy");
        feeds.refresh(id);
        assertThat(feeds.headlines(id, 1)).doesNotHaveDuplicates();
    }

    @Test
    void aRedirectToAForbiddenAddressIsNotFollowed() throws IOException {
        var news = new NewsFeed("Turncoat").publish("turncoat");
        String path = "/good/turncoat";
        String id = register(path, news::wellBehaved);
        try (var inner = new ServerSocket(0)) {
            inner.setSoTimeout(1);
            for (String target :
                    List.of("http://localhost:" + inner.getLocalPort() + "/", "http://169.254.169.254/latest/")) {
                publisher.at(path, redirecting(302, target));
                assertThat(feeds.refresh(id))
                        .containsEntry("outcome", "failed")
                        .containsEntry("errorCode", "forbidden-address");
            }
            assertThat(catchThrowable(inner::accept)).as("nobody called").isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(feeds.feed(id).getString("state")).isEqualTo("failing");
        assertThat(feeds.feed(id).getString("lastError")).isNotBlank().doesNotContain("169.254");

        publisher.at(path, news::wellBehaved);
        feeds.refresh(id);
        assertThat(feeds.feed(id).getString("state")).isEqualTo("healthy");
        feeds.assertStories(id, "turncoat");
    }

    @Test
    void aFeedMovesWhenAPermanentRedirectHasHeld() {
        var news = new NewsFeed("Mover").publish("before");
        String id = register("/good/old-home", news::wellBehaved);
        publisher.at("/good/old-home", redirecting(301, "/good/new-home"));
        publisher.at("/good/new-home", news::wellBehaved);

        feeds.refresh(id);
        feeds.refresh(id);
        assertThat(feeds.feed(id).getString("url")).endsWith("/good/old-home");
        news.publish("after");
        feeds.refresh(id);
        assertThat(feeds.feed(id).getString("url")).endsWith("/good/new-home");

        var twin = feeds.register(Map.of("url", publisher.url(0, "/good/new-home/")));
        assertThat(twin.statusCode()).isEqualTo(409);
        assertThat(twin.jsonPath().getString("feed.id")).isEqualTo(id);
        feeds.assertStories(id, "before", "after");
    }

    @Test
    void nothingChangedIsUnchangedAndIsBelieved() {
        String path = "/good/conditional";
        var news = new NewsFeed("Honest").publish("honest");
        String id = register(path, conditional(news, "\"v1\""));
        int before = feeds.fetches(id).size();

        feeds.makeDue(id);

        assertThat(feeds.fetched(id, before + 1))
                .containsEntry("outcome", "unchanged")
                .containsEntry("status", 304);
        news.publish("honestly");
        publisher.at(path, conditional(news, "\"v2\""));
        feeds.makeDue(id);
        assertThat(feeds.fetched(id, before + 2))
                .containsEntry("outcome", "changed")
                .containsEntry("newStories", 1);
        feeds.assertStories(id, "honest", "honestly");
    }

    @Test
    void aTagThatLiesHidesNothingForLong() {
        var news = new NewsFeed("Liar").publish("lie");
        String id = register("/good/lying-tag", Misdeeds.lyingByEtag(news));
        int before = feeds.fetches(id).size();
        news.publish("truth");

        feeds.makeDue(id);
        assertThat(feeds.fetched(id, before + 1)).containsEntry("outcome", "unchanged");
        assertThat(feeds.refresh(id)).containsEntry("outcome", "changed").containsEntry("newStories", 1);

        feeds.assertStories(id, "lie", "truth");
    }

    @Test
    void aTagThatChangesWithoutTheFeedIsNoChange() {
        String id = register("/good/new-tag", Misdeeds.tellingEveryAnswerNew(new NewsFeed("Eager").publish("eager")));

        assertThat(feeds.refresh(id)).containsEntry("outcome", "unchanged").containsEntry("status", 200);

        feeds.assertStories(id, "eager");
    }

    @Test
    void aFeedThatIsGoneForGoodIsSeenAndCanBeTakenUpAgain() {
        String path = "/good/gone";
        var news = new NewsFeed("Leaver").publish("farewell");
        String id = register(path, news::wellBehaved);
        publisher.at(path, answering(410, Map.of()));

        feeds.refresh(id);
        feeds.refresh(id);
        assertThat(feeds.feed(id).getString("state")).isEqualTo("failing");
        assertThat(feeds.refresh(id)).containsEntry("errorCode", "gone").containsEntry("status", 410);
        assertThat(feeds.feed(id).getString("state")).isEqualTo("gone");
        assertThat(feeds.feed(id).getString("reason")).contains("gone for good (410)");
        assertThat(feeds.feed(id).getString("nextFetchAt")).isNull();

        publisher.at(path, news.publish("return")::wellBehaved);
        feeds.refresh(id);
        assertThat(feeds.feed(id).getString("state")).isEqualTo("healthy");
        feeds.assertStories(id, "farewell", "return");
    }

    static Stream<Arguments> throttling() {
        return Stream.of(arguments(429, 1), arguments(503, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("throttling")
    void aHostThatAsksForFewerRequestsIsLeftAloneAsLongAsItSays(int status, int host) {
        String sibling = "/good/sibling-" + status;
        String path = "/good/throttled-" + status;
        var news = new NewsFeed("Throttled " + status).publish("throttled" + status);
        String quiet = registerAt(host, sibling, new NewsFeed("Sibling " + status).publish("sibling" + status));
        String id = registerAt(host, path, news);
        publisher.at(path, answering(status, Map.of("Retry-After", "5")));
        int before = publisher.requests(sibling).size();

        assertThat(feeds.refresh(id)).containsEntry("errorCode", "throttled").containsEntry("status", status);
        Instant throttled = publisher.requests(path).getLast().at();
        publisher.at(path, news::wellBehaved);
        feeds.makeDue(quiet);

        await().atMost(Feeds.FETCHED).until(() -> publisher.requests(sibling).size() > before);
        assertThat(publisher.requests(sibling).getLast().at())
                .as("a feed of the same host waits too")
                .isAfter(throttled.plusSeconds(4));
        assertThat(feeds.feed(id).getString("reason")).contains("asks for fewer requests (" + status + ")");
        feeds.refresh(id);
        assertThat(feeds.feed(id).getString("state")).isEqualTo("healthy");
        feeds.assertStories(id, "throttled" + status);
    }

    @Test
    void aServerThatIsAwayIsFailingAndItsFeedComesBackWithIt() throws IOException {
        String path = "/good/comes-back";
        var news = new NewsFeed("Comeback").publish("comeback");
        publisher.at(path, Misdeeds.resetting());
        String id = feeds.register(publisher.url(3, path), Map.of());
        feeds.fetched(id, 1);
        assertThat(feeds.feed(id).getString("reason")).startsWith("The last fetch failed.");
        assertThat(Instant.parse(feeds.feed(id).getString("nextFetchAt")))
                .as("tried again by itself")
                .isCloseTo(Instant.now(), within(1, ChronoUnit.DAYS));

        publisher.at(path, news::wellBehaved);
        feeds.refresh(id);

        assertThat(feeds.feed(id).getString("reason")).isEqualTo("The last fetch worked.");
        assertThat(feeds.feed(id).getInt("failures")).isZero();
        feeds.assertStories(id, "comeback");
    }

    @Test
    void guidsThatChangeAtEveryFetchDoubleNothingAndAreSeen() {
        var feed = new NewsFeed("Restless News")
                .publish("restless")
                .publish("fidgety")
                .publish("unquiet");
        var fetches = new AtomicInteger();
        String id = register(
                "/restless",
                (request, reply) -> reply.send(
                        200,
                        Map.of("Content-Type", "application/rss+xml"),
                        feed.xml()
                                .replace("Restless News/", "issue-" + fetches.incrementAndGet() + "/")
                                .getBytes(StandardCharsets.UTF_8)));

        feeds.refresh(id);
        feed.publish("skittish");
        feeds.refresh(id);
        feeds.refresh(id);

        feeds.assertStories(id, "restless", "fidgety", "unquiet", "skittish");
        assertThat(feeds.feed(id).getString("notice")).contains("guid-changes");
    }

    @Test
    void anItemThatVanishesFromItsFeedStays() {
        var news = new NewsFeed("Forgetful").publish("yesterday").publish("today");
        String id = register("/good/vanishing", news::wellBehaved);
        feeds.assertStories(id, "yesterday", "today");

        news.drop("yesterday");
        assertThat(feeds.refresh(id)).containsEntry("outcome", "changed").containsEntry("newStories", 0);
        news.publish("yesterday");
        assertThat(feeds.refresh(id)).containsEntry("newStories", 0).containsEntry("revised", 0);

        feeds.assertStories(id, "yesterday", "today");
        assertThat(feeds.gateway()
                        .search(Map.of("feed", id, "status", "usable"))
                        .getInt("total.value"))
                .isEqualTo(2);
    }

    @Test
    void aLockedFeedIsReadWithItsCredentialsWhichNobodyIsTold() {
        String path = "/good/locked";
        String secret = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        publisher.at(path, Misdeeds.locked(new NewsFeed("Members Only").publish("members"), secret));
        String id = feeds.register(
                publisher.url(4, path), Map.of("credentials", Map.of("user", USER, "password", "wrong")));
        assertThat(feeds.fetched(id, 1)).containsEntry("errorCode", "http-401");

        var changed = feeds.gateway()
                .request()
                .contentType("application/merge-patch+json")
                .body(Map.of("credentials", Map.of("user", USER, "password", PASSWORD)))
                .patch("/v1/feeds/{id}", id);
        feeds.refresh(id);

        feeds.assertStories(id, "members");
        assertThat(feeds.feed(id).getBoolean("hasCredentials")).isTrue();
        assertThat(changed.asString()).doesNotContain(PASSWORD, secret);
        assertThat(feeds.feed(id).prettify()).doesNotContain(PASSWORD, secret);
        assertThat(feeds.fetches(id).toString()).doesNotContain(PASSWORD, secret);
    }

    private static String badFeed(String name) {
        return Objects.requireNonNull(BAD.get(name), name).join();
    }

    private static String register(String path, Publisher.Behaviour behaviour) {
        publisher.at(path, behaviour);
        String id = feeds.register(publisher.url(0, path), Map.of());
        feeds.fetched(id, 1);
        return id;
    }

    private static String registerAt(int host, String path, NewsFeed feed) {
        publisher.at(path, feed::wellBehaved);
        String id = feeds.register(publisher.url(host, path), Map.of());
        feeds.fetched(id, 1);
        return id;
    }
}
