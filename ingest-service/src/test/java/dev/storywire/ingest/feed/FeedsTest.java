package dev.storywire.ingest.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.support.Publisher;
import dev.storywire.ingest.support.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class FeedsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAUSED = "{\"state\":\"paused\"}";

    @SuppressWarnings("NullAway.Init") // Quarkus fills it
    Publisher publisher;

    @Inject
    Pool pool;

    @Inject
    FetchLog log;

    @Inject
    CredentialVault vault;

    private final String run = UUID.randomUUID().toString();

    @Test
    void aFeedIsRegisteredWithWhatItSaysOfItselfAndIsDue() {
        String url = feed("/feed.xml");
        String id = register(
                        "{\"url\":\"%s\",\"tags\":[\"ferry\",\" sea  side \",\"ferry\"],\"source\":\"Harbour Post\"}"
                                .formatted(url))
                .statusCode(201)
                .header("Location", containsString("/v1/feeds/"))
                .body("url", is(url))
                .body("title", is("Harbour Post"))
                .body("siteUrl", is("https://harbour.example/"))
                .body("format", is("rss-2.0"))
                .body("source", is("Harbour Post"))
                .body("tags", contains("ferry", "sea side"))
                .body("hasCredentials", is(false))
                .body("fullText", is(false))
                .body("nextFetchAt", notNullValue())
                .body("others", empty())
                .extract()
                .path("id");
        given().get("/v1/feeds/" + id).then().statusCode(200).body("id", is(id)).body("reason", not(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "?utm_source=letter", "#top"})
    void theSameFeedOtherwiseWrittenIsAConflictThatNamesTheOneThere(String tail) {
        String url = feed("/feed");
        String id = registered(url);
        register("{\"url\":\"%s\"}".formatted(url + tail))
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Location", endsWith("/v1/feeds/" + id))
                .body("type", is("https://storywire.dev/problems/feed-exists"))
                .body("feed.id", is(id))
                .body("feed.url", is(url));
    }

    @Test
    void theSameFeedByARedirectIsAConflict() {
        String url = feed("/feed.xml");
        String id = registered(url);
        String moved = path("/old.xml");
        publisher.put(moved, 302, Map.of("Location", url), "");
        register("{\"url\":\"%s\"}".formatted(publisher.at(moved)))
                .statusCode(409)
                .body("feed.id", is(id));
    }

    @Test
    void whereARegisteredFeedRedirectedToIsThatFeedToo() {
        String url = feed("/new.xml");
        String moved = path("/old.xml");
        publisher.put(moved, 301, Map.of("Location", url), "");
        String id = registered(publisher.at(moved));
        register("{\"url\":\"%s\"}".formatted(url)).statusCode(409).body("feed.id", is(id));
    }

    @Test
    void aSiteIsRegisteredByTheBestOfItsFeedsAndTheOthersAreNamed() {
        String feed = feed("/feed.xml");
        String comments = feed("/comments.xml", "What readers say");
        String site = site("""
                <link rel="alternate" type="application/rss+xml" title="News" href="%s">
                <link rel="alternate" type="application/rss+xml" title="Comments" href="%s">
                """.formatted(feed, comments));
        register("{\"url\":\"%s\"}".formatted(site))
                .statusCode(201)
                .body("url", is(feed))
                .body("others.url", contains(comments));
        given().queryParam("url", site)
                .post("/v1/feeds/discover")
                .then()
                .statusCode(200)
                .body("feeds.url", contains(feed, comments));
    }

    @Test
    void aPreviewShowsWhatWouldComeInByAFeedOrASitesBestAndStoresNothing() {
        String feed = feed("/feed.xml");
        String site = site(
                "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"News\" href=\"%s\">".formatted(feed));
        for (String url : List.of(feed, site)) {
            given().queryParam("url", url)
                    .post("/v1/feeds/preview")
                    .then()
                    .statusCode(200)
                    .body("url", is(feed))
                    .body("format", is("rss-2.0"))
                    .body("feed.title", notNullValue())
                    .body("inAll", greaterThan(0))
                    .body("stories.size()", greaterThan(0))
                    .body("diagnostics", notNullValue());
        }
        given().queryParam("q", feed).get("/v1/feeds").then().body("total", is(0));
    }

    @Test
    void aPreviewOfWhatIsNoFeedSaysWhy() {
        given().queryParam("url", site(""))
                .post("/v1/feeds/preview")
                .then()
                .statusCode(422)
                .body("type", is("https://storywire.dev/problems/no-feed"));
    }

    @Test
    void aSiteWithoutAFeedIsRefusedWithTheReason() {
        register("{\"url\":\"%s\"}".formatted(site("")))
                .statusCode(422)
                .body("type", is("https://storywire.dev/problems/no-feed"));
    }

    @Test
    void whatDoesNotAnswerIsRefusedUnlessForced() {
        String url = publisher.at(path("/missing.xml"));
        register("{\"url\":\"%s\"}".formatted(url))
                .statusCode(422)
                .body("type", is("https://storywire.dev/problems/feed-unreachable"))
                .body("detail", containsString("404"))
                .body("detail", containsString("force"));
        register("{\"url\":\"%s\",\"force\":true,\"title\":\"Later\"}".formatted(url))
                .statusCode(201)
                .body("title", is("Later"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/feed",
                "http://[::1]/feed",
                "http://169.254.169.254/latest/",
                "http://localhost/feed",
                "http://news.example:22/",
                "https://me:secret@news.example/feed"
            })
    void aForbiddenAddressIsRefusedEvenWhenForced(String url) {
        register("{\"url\":\"%s\",\"force\":true}".formatted(url))
                .statusCode(422)
                .body("type", is("https://storywire.dev/problems/forbidden-address"))
                .body("errors.field", contains("url"))
                .body(not(containsString("secret")));
    }

    @Test
    void aRedirectToAForbiddenAddressIsRefusedEvenWhenForced() {
        String moved = path("/trap");
        publisher.put(moved, 302, Map.of("Location", "http://127.0.0.1:1/inner"), "");
        register("{\"url\":\"%s\",\"force\":true}".formatted(publisher.at(moved)))
                .statusCode(422)
                .body("type", is("https://storywire.dev/problems/forbidden-address"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | url",
                "{\"url\":\"not an address\"} | url",
                "{\"url\":5} | url",
                "{\"url\":\"https://a.example/\",\"tags\":\"x\"} | tags",
                "{\"url\":\"https://a.example/\",\"tags\":[\"a,b\"]} | tags",
                "{\"url\":\"https://a.example/\",\"language\":\"not a language\"} | language",
                "{\"url\":\"https://a.example/\",\"intervalMinutes\":0} | intervalMinutes",
                "{\"url\":\"https://a.example/\",\"userAgent\":\"\u00e9\"} | userAgent",
                "{\"url\":\"https://a.example/\",\"credentials\":{\"user\":\"a:b\"}} | credentials",
                "{\"url\":\"https://a.example/\",\"folder\":\"a/b/c/d/e/f/g/h/i/j/k\"} | folder"
            })
    void aFieldThatIsWrongIsNamed(String form, String field) {
        register(form)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("https://storywire.dev/problems/invalid-feed"))
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "5"})
    void whatIsNoFormIsWrongAsAWhole(String form) {
        register(form).statusCode(400).body("type", is("https://storywire.dev/problems/invalid-feed"));
    }

    @Test
    void credentialsAreSentKeptEncryptedAndNeverAnswered() {
        String url = feed("/closed.xml");
        String id = register("{\"url\":\"%s\",\"credentials\":{\"user\":\"reader\",\"password\":\"pier-%s\"}}"
                        .formatted(url, run))
                .statusCode(201)
                .body("hasCredentials", is(true))
                .body(not(containsString("pier-")))
                .extract()
                .path("id");
        String sent = Base64.getEncoder().encodeToString(("reader:pier-" + run).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "Basic " + sent,
                publisher.asked(path("/closed.xml")).getFirst().headers().get("authorization"));
        Row row = row("select * from feed where id = $1", id);
        assertFalse(new String(row.getBuffer("credentials").getBytes(), StandardCharsets.ISO_8859_1).contains("pier"));
        assertEquals(
                "pier-" + run,
                vault.credentials(FeedRows.feed(row)).orElseThrow().password());
        patch(id, "{\"title\":\"Other\"}").statusCode(200).body("hasCredentials", is(true));
        patch(id, "{\"credentials\":null}").statusCode(200).body("hasCredentials", is(false));
    }

    @Test
    void aChangeTakesAwayWhatIsNullAndLeavesWhatIsNotNamed() {
        String id = registered(feed("/feed.xml"));
        patch(
                        id,
                        "{\"title\":\"Mine\",\"tags\":[\"a\"],\"folder\":\" News / Local /\",\"language\":\"EN-us\",\"intervalMinutes\":15}")
                .statusCode(200)
                .body("title", is("Mine"))
                .body("folder", is("News/Local"))
                .body("language", is("en-US"))
                .body("intervalMinutes", is(15));
        patch(id, "{\"title\":null,\"folder\":null}")
                .statusCode(200)
                .body("title", is("Harbour Post"))
                .body("folder", nullValue())
                .body("tags", contains("a"))
                .body("intervalMinutes", is(15));
        patch(id, "{\"state\":\"gone\"}").statusCode(400).body("errors.field", contains("state"));
        patch(id, "{\"url\":\"http://127.0.0.1:1/\"}").statusCode(422);
    }

    @Test
    void aFeedThatMovesKeepsItsOldAddressAndCannotTakeAnothersOne() {
        String first = feed("/first.xml");
        String id = registered(first);
        String otherId = registered(feed("/other.xml"));
        patch(id, "{\"url\":\"%s\"}".formatted(publisher.at(path("/other.xml"))))
                .statusCode(409)
                .body("feed.id", is(otherId));
        patch(id, "{\"url\":\"%s\"}".formatted(publisher.at(path("/second.xml"))))
                .statusCode(200)
                .body("url", endsWith("/second.xml"));
        register("{\"url\":\"%s\"}".formatted(first)).statusCode(409).body("feed.id", is(id));
    }

    @Test
    void aChangeOnConditionIsMadeOnlyWhereNobodyElseMadeOne() {
        String id = registered(feed("/feed.xml"));
        String tag = given().get("/v1/feeds/" + id).then().extract().header("ETag");
        given().header("If-None-Match", tag).get("/v1/feeds/" + id).then().statusCode(304);
        change(id, tag, "{\"title\":\"One\"}").statusCode(200).header("ETag", not(tag));
        change(id, tag, "{\"title\":\"Two\"}")
                .statusCode(412)
                .body("type", is("https://storywire.dev/problems/precondition-failed"));
        change(id, "*", "{\"title\":\"Three\"}").statusCode(200).body("title", is("Three"));
        given().header("If-Match", tag).delete("/v1/feeds/" + id).then().statusCode(412);
    }

    @Test
    void aPausedFeedIsDueOnlyWhenSomebodyAsks() {
        String id = registered(feed("/feed.xml"));
        patch(id, PAUSED)
                .statusCode(200)
                .body("state", is("paused"))
                .body("reason", startsWith("It was paused"))
                .body("nextFetchAt", nullValue());
        assertNull(row("select next_fetch_at from feed_state where feed_id = $1", id)
                .getValue("next_fetch_at"));
        given().post("/v1/feeds/" + id + "/refresh")
                .then()
                .statusCode(202)
                .header("Location", endsWith("/v1/feeds/" + id + "/fetches"))
                .body("state", is("paused"));
        patch(id, "{\"state\":\"active\"}")
                .statusCode(200)
                .body("state", not("paused"))
                .body("nextFetchAt", notNullValue());
    }

    @Test
    void whatIsGoneIsSaidSoAndCanBeTakenUpAgain() {
        String id = registered(feed("/feed.xml"));
        run(
                "update feed_state set gone_at = now(), gone_reason = 'The publisher took it down (410).', next_fetch_at = null, failures = 3"
                        + " where feed_id = $1",
                id);
        given().get("/v1/feeds/" + id)
                .then()
                .body("state", is("gone"))
                .body("reason", startsWith("The publisher took it down (410)."));
        patch(id, "{\"state\":\"active\"}")
                .statusCode(200)
                .body("state", is("healthy"))
                .body("failures", is(0));
    }

    @Test
    void feedsAreFoundByStateTagFolderSourceTextAndVolume() {
        String quiet = registered(feed("/quiet.xml"));
        patch(
                        quiet,
                        "{\"tags\":[\"%s\",\"sea\"],\"folder\":\"F%s/Inner\",\"source\":\"Source %s\",\"state\":\"paused\"}"
                                .formatted(run, run, run))
                .statusCode(200);
        run("update feed_state set volume = 'quiet' where feed_id = $1", quiet);
        String other = registered(feed("/a_other.xml"));
        patch(other, "{\"tags\":[\"%s\"],\"folder\":\"F%sx\",\"state\":\"paused\"}".formatted(run, run))
                .statusCode(200);
        list("tag", run).body("feeds.id", contains(quiet, other)).body("total", is(2));
        list("tag", run, "tag", "sea").body("feeds.id", contains(quiet));
        list("tag", run, "volume", "quiet,loud").body("feeds.id", contains(quiet));
        list("tag", run, "state", "healthy").body("feeds", empty()).body("total", is(0));
        list("tag", run, "state", "healthy,paused").body("feeds", hasSize(2));
        list("folder", "F" + run).body("feeds.id", contains(quiet));
        list("source", "SOURCE " + run).body("feeds.id", contains(quiet));
        list("q", run + "/A_O").body("feeds.id", contains(other));
        list("q", run + "/q%").body("feeds", empty());
    }

    @Test
    void everyFeedIsOnExactlyOnePageWhileOthersAreAdded() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(tagged("/" + i + ".xml"));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page = list("tag", run, "size", "2", "cursor", cursor);
            seen.addAll(page.extract().path("feeds.id"));
            cursor = page.extract().path("nextCursor");
            if (seen.size() == 2) {
                ids.add(tagged("/late.xml"));
            }
        }
        assertEquals(ids, seen);
    }

    @ParameterizedTest
    @CsvSource({"size, 0", "size, 201", "size, x", "state, ill", "volume, deafening", "cursor, '!'", "cursor, bm8"})
    void aParameterThatIsWrongIsNamed(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/v1/feeds")
                .then()
                .statusCode(400)
                .body("type", is("https://storywire.dev/problems/invalid-parameter"))
                .body("errors.field", contains(parameter));
    }

    @Test
    void theLastFetchesAreKeptNewestFirstAndOlderOnesForgotten() {
        String id = registered(feed("/feed.xml"));
        patch(id, PAUSED).statusCode(200);
        run("delete from feed_fetch where feed_id = $1", id);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < 52; i++) {
            append(id, start.plusSeconds(i), i == 51 ? FetchResult.FAILED : FetchResult.CHANGED, i);
        }
        given().queryParam("size", 200)
                .get("/v1/feeds/" + id + "/fetches")
                .then()
                .statusCode(200)
                .body("fetches", hasSize(50))
                .body("fetches[0].outcome", is("failed"))
                .body("fetches[0].error", is("The server answered with the status 500."))
                .body("fetches[1].newStories", is(50))
                .body("fetches[1].error", nullValue())
                .body("fetches.cause", everyItem(is("plan")));
        assertTrue(given().get("/v1/feeds/" + id).then().extract().<Integer>path("stories") >= 51 * 50 / 2);
    }

    @Test
    void aRemovedFeedIsGoneWithItsAddressAndLog() {
        String url = feed("/feed.xml");
        String id = registered(url);
        given().delete("/v1/feeds/" + id).then().statusCode(204);
        for (String path : List.of("", "/fetches")) {
            given().get("/v1/feeds/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("type", is("https://storywire.dev/problems/feed-not-found"));
        }
        given().delete("/v1/feeds/" + id).then().statusCode(404);
        given().post("/v1/feeds/" + id + "/refresh").then().statusCode(404);
        patch(id, PAUSED).statusCode(404);
        register("{\"url\":\"%s\"}".formatted(url)).statusCode(201).body("id", not(id));
    }

    @Test
    void theStatusCountsFeedsByState() {
        String id = registered(feed("/feed.xml"));
        patch(id, PAUSED).statusCode(200);
        int paused = given().get("/v1/status").then().extract().path("feeds.paused");
        assertTrue(paused >= 1);
    }

    private void append(String id, Instant at, FetchResult result, int stories) {
        boolean failed = result == FetchResult.FAILED;
        FetchRecord fetch = new FetchRecord(
                FetchCause.PLAN,
                at,
                12,
                result,
                failed ? 500 : 200,
                1200,
                null,
                failed ? 0 : stories,
                0,
                0,
                null,
                failed ? "The server answered with the status 500." : null);
        pool.withTransaction(client -> log.append(client, Map.of(id, fetch)))
                .await()
                .atMost(PATIENCE);
    }

    private String tagged(String path) {
        String id = registered(feed(path));
        patch(id, "{\"tags\":[\"%s\"]}".formatted(run)).statusCode(200);
        return id;
    }

    private static ValidatableResponse list(String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/v1/feeds").then().statusCode(200);
    }

    private static String registered(String url) {
        return register("{\"url\":\"%s\"}".formatted(url))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse register(String form) {
        return given().contentType(ContentType.JSON)
                .body(form)
                .post("/v1/feeds")
                .then();
    }

    private static ValidatableResponse patch(String id, String patch) {
        return given().contentType("application/merge-patch+json")
                .body(patch.getBytes(StandardCharsets.UTF_8))
                .patch("/v1/feeds/" + id)
                .then();
    }

    private static ValidatableResponse change(String id, String ifMatch, String patch) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(patch)
                .patch("/v1/feeds/" + id)
                .then();
    }

    private String feed(String path) {
        return feed(path, "Harbour Post");
    }

    private String feed(String path, String title) {
        publisher.put(path(path), "application/rss+xml", """
                <rss version="2.0"><channel><title>%s</title><link>https://harbour.example/</link>
                <item><guid>1</guid><title>Ferry runs</title></item></channel></rss>""".formatted(title));
        return publisher.at(path(path));
    }

    private String site(String head) {
        publisher.put(path("/"), "text/html", """
                <!DOCTYPE html><html><head><title>Harbour Post</title>%s</head>
                <body><p>All the news of the harbour.</p></body></html>""".formatted(head));
        return publisher.at(path("/"));
    }

    /** Every test has its own part of the publisher. */
    private String path(String path) {
        return "/" + run + path;
    }

    private Row row(String sql, String id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(id))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next();
    }

    private void run(String sql, String id) {
        pool.preparedQuery(sql).execute(Tuple.of(id)).await().atMost(PATIENCE);
    }
}
