package dev.storywire.ingest.schedule;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.support.Publisher;
import dev.storywire.ingest.support.ServiceTest;
import dev.storywire.ingest.support.StoryTopic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine makes of documents that a publisher changes from fetch to fetch. */
@ServiceTest
class HarvestTest {

    private static final String PARAGRAPH = """
            <p>The harbor master said on Monday that the night ferry would sail again in June, a year later than was planned,
            and that all cabins for the first week had been sold. Passengers have waited for the ship since the bridge was
            closed for repairs last winter, and many of them are glad to see it back in the harbor of Lindesund.</p>
            """;

    @Inject
    FeedEngines engines;

    @Inject
    Fetcher fetcher;

    @Inject
    FeedBacklog backlog;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @SuppressWarnings("NullAway.Init") // Quarkus fills it
    Publisher publisher;

    private final String run = UUID.randomUUID().toString();
    private EngineFeeds feeds;
    private FeedEngine engine;

    @BeforeEach
    void start() {
        feeds = new EngineFeeds(pool);
        engine = engines.create(
                run, Settings.with(Map.of("host-spacing", "0s", "host-concurrency", "8", "poll", "1h")), fetcher);
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop();
        feeds.remove();
    }

    @Test
    void guidsThatChangeAtEveryFetchDoubleNoStoryAndPeopleAreTold() {
        String id = feeds.register(publisher.at("/" + run), false);
        for (String guids : List.of("a", "b", "c", "d")) {
            rss(4, i -> item(guids + i, "/" + i, "Ferry " + i));
            feeds.fetch(id);
        }

        assertEquals(4, feeds.stories(id).size());
        given().get("/v1/feeds/" + id).then().body("notice", containsString("guid-changes"));
        patch(id, "{\"state\":\"paused\"}");
        patch(id, "{\"state\":\"active\"}");
        given().get("/v1/feeds/" + id).then().body("notice", nullValue());
    }

    @Test
    void guidsThatAreAllTheSameLoseNoStory() {
        String id = feeds.register(publisher.at("/" + run), false);
        rss(5, i -> item("same", "/" + i, "Ferry " + i));
        feeds.fetch(id);
        rss(6, i -> item("same", "/" + i, "Ferry " + i));
        Row state = feeds.fetch(id);

        assertEquals(6, feeds.stories(id).size());
        assertTrue(feeds.stories(id).stream().allMatch(story -> story.getInteger("revision") == 1));
        assertTrue(state.getString("notice").contains("guid-shared"));
    }

    @Test
    void ofTwoEntriesOfOneStoryTheOneThatWasUpdatedLaterIsTold() {
        String id = feeds.register(publisher.at("/" + run), false);
        for (int changes = 0; changes < 3; changes++) {
            atom(entry("2026-03-02T09:00:00Z", "Ferry sails") + entry("2026-03-02T08:00:00Z", "Ferry to sail") + "<!-- "
                    + changes + " -->");
            feeds.fetch(id);
        }

        Row story = feeds.stories(id).getFirst();
        assertEquals(1, feeds.stories(id).size());
        assertEquals("Ferry sails", story.getString("headline"));
        assertEquals(1, story.getInteger("revision"));
    }

    private String entry(String updated, String title) {
        return """
                <entry><id>urn:%1$s:1</id><title>%3$s</title><updated>%2$s</updated><link href="https://harbour.example/%1$s"/>
                <content type="text">The harbour has news.</content></entry>""".formatted(run, updated, title);
    }

    @Test
    void theStoriesOfAFeedThatBehavesHaveTheIdsThatAPushGives() {
        String id = feeds.register(publisher.at("/" + run), false);
        rss(3, i -> item(run + i, "/" + i, "Ferry " + i));
        Row state = feeds.fetch(id);

        String pushed = given().contentType("application/json")
                .body("{\"source\":{\"name\":\"Post %1$s\"},\"externalId\":\"%1$s0\",\"headline\":\"Ferry 0\"}"
                        .formatted(run))
                .post("/v1/stories")
                .then()
                .extract()
                .path("outcomes[0].id");
        assertEquals(feeds.stories(id).getFirst().getString("id"), pushed);
        assertNull(state.getString("notice"));
    }

    @Test
    void whatIsRedatedOrVanishesStaysWhatItIs() {
        String id = feeds.register(publisher.at("/" + run), false);
        rss(3, i -> item(run + i, "/" + i, "Ferry " + i));
        feeds.fetch(id);
        rss(1, i -> item(run + i, "/" + i, "Ferry " + i)
                .replace("</item>", "<pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate></item>"));
        feeds.fetch(id);

        List<Row> stories = feeds.stories(id);
        assertEquals(3, stories.size());
        assertTrue(stories.stream()
                .allMatch(story -> story.getInteger("revision") == 1
                        && story.getString("status").equals("usable")));
    }

    @Test
    void whatWasDeletedByAgeDoesNotComeBackAsNew() {
        String id = feeds.register(publisher.at("/" + run), false);
        rss(2, i -> item(run + i, "/" + i, "Ferry " + i));
        feeds.fetch(id);
        feeds.deleteByAge(feeds.stories(id).getFirst().getString("id"));
        rss(3, i -> item(run + i, "/" + i, "Ferry " + i));
        feeds.fetch(id);

        assertEquals(
                List.of("Ferry 1", "Ferry 2"),
                feeds.stories(id).stream()
                        .map(story -> story.getString("headline"))
                        .toList());
    }

    @Test
    void anEntryThatTheFeedSaysIsDeletedIsCanceledOnceAndKeepsItsContent() {
        String id = feeds.register(publisher.at("/" + run), false);
        String entry = """
                <entry><id>urn:%1$s:1</id><title>Ferry sinks</title><link href="https://harbour.example/%1$s"/>
                <content type="text">The ferry sank on Monday.</content></entry>""".formatted(run);
        atom(entry);
        feeds.fetch(id);
        for (String when : List.of("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")) {
            atom(
                    "<at:deleted-entry ref=\"urn:%1$s:1\" when=\"%2$s\"/><at:deleted-entry ref=\"urn:%1$s:9\" when=\"%2$s\"/>"
                            .formatted(run, when));
            feeds.fetch(id);
        }

        canceled(id, "Ferry sinks", "The ferry sank on Monday.");
    }

    @Test
    void aKillInNinjsWithoutTextCancelsTheStoryAndKeepsItsContent() {
        String id = feeds.register(publisher.at("/" + run), false);
        publisher.put("/" + run, "application/json", """
                {"uri":"urn:%s","headline":"Ferry sinks","body_text":"The ferry sank on Monday.","pubstatus":"usable"}""".formatted(run));
        feeds.fetch(id);
        publisher.put("/" + run, "application/json", "{\"uri\":\"urn:%s\",\"pubstatus\":\"canceled\"}".formatted(run));
        feeds.fetch(id);

        canceled(id, "Ferry sinks", "The ferry sank on Monday.");
    }

    @Test
    void aKillInNewsMlWithoutTextCancelsTheStoryAndKeepsItsContent() {
        String id = feeds.register(publisher.at("/" + run), false);
        newsMl("usable", """
                <contentMeta><headline>Ferry sinks</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body>
                <body.content><p>The ferry sank on Monday.</p></body.content></body></nitf></inlineXML></contentSet>""");
        feeds.fetch(id);
        newsMl("canceled", "");
        feeds.fetch(id);

        canceled(id, "Ferry sinks", "The ferry sank on Monday.");
    }

    @Test
    void aFeedOfSummariesGetsTheTextsOfItsPagesWhereTheirSiteAllowsIt() {
        publisher.put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /forbidden/\n");
        String open = publisher.at("/open/" + run);
        String forbidden = publisher.at("/forbidden/" + run);
        page("/open/" + run);
        page("/forbidden/" + run);
        String id = feeds.register(publisher.at("/" + run), true);
        summaries(open, forbidden);
        Row state = feeds.fetch(id);

        List<Row> stories = feeds.stories(id);
        assertTrue(stories.getFirst().getString("body").contains("Passengers have waited"));
        assertNull(stories.getLast().getString("body"));
        assertTrue(stories.getLast().getString("summary").contains("sail again in June"));
        assertTrue(publisher.asked("/forbidden/" + run).isEmpty());
        assertTrue(state.getString("notice").contains("full-text-disallowed"));

        feeds.deleteByAge(stories.getFirst().getString("id"));
        summaries(open, forbidden, "<!-- changed -->");
        Row again = feeds.fetch(id);
        assertNull(again.getString("last_error_code"));
        assertEquals(1, feeds.stories(id).size());
    }

    @Test
    void aPageThatCouldNotBeFetchedIsFetchedAgainThoughTheFeedHasNotChanged() {
        publisher.put("/open/" + run, 503, Map.of(), "");
        String id = feeds.register(publisher.at("/" + run), true);
        summaries(publisher.at("/open/" + run), "https://nowhere.example/");
        feeds.fetch(id);
        assertNull(feeds.stories(id).getFirst().getString("body"));

        page("/open/" + run);
        feeds.fetch(id);

        Row story = feeds.stories(id).getFirst();
        assertTrue(story.getString("body").contains("Passengers have waited"));
        assertEquals(2, story.getInteger("revision"));
    }

    @Test
    void whatIsOverdueIsCounted() {
        engine.stop();
        String id = feeds.register(publisher.at("/" + run), false);
        feeds.ask(
                "update feed_state set next_fetch_at = now() - interval '1000 days' where feed_id = $1", Tuple.of(id));

        FeedBacklog.Backlog read = backlog.read().await().atMost(Duration.ofSeconds(60));

        assertTrue(read.feeds() >= 1);
        assertTrue(read.longestSeconds() > 86_000_000);
    }

    private void canceled(String feed, String headline, String body) {
        Row story = feeds.stories(feed).getFirst();
        assertEquals(1, feeds.stories(feed).size());
        assertEquals("canceled", story.getString("status"));
        assertEquals(2, story.getInteger("revision"));
        assertEquals(headline, story.getString("headline"));
        assertEquals(body, story.getString("body"));
        given().get("/v1/stories/" + story.getString("id")).then().body("status", is("canceled"));
        try (StoryTopic topic = new StoryTopic(bootstrapServers)) {
            var event = topic.await(story.getString("id"), 2).get(1);
            assertEquals("story.canceled.v1", StoryTopic.header(event, "ce_type"));
        }
    }

    private static void patch(String id, String patch) {
        given().contentType("application/merge-patch+json")
                .body(patch.getBytes(UTF_8))
                .patch("/v1/feeds/" + id)
                .then()
                .statusCode(200);
    }

    private void rss(int stories, IntFunction<String> item) {
        String items = IntStream.range(0, stories).mapToObj(item).collect(Collectors.joining());
        publisher.put(
                "/" + run,
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>Post " + run + "</title>" + items + "</channel></rss>");
    }

    private String item(String guid, String path, String headline) {
        return """
                <item><guid isPermaLink="false">%1$s</guid><link>https://harbour.example/%2$s%3$s</link><title>%4$s</title></item>
                """.formatted(guid, run, path, headline);
    }

    private void atom(String entries) {
        publisher.put("/" + run, "application/atom+xml", """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Post %s</title>%s</feed>
                """.formatted(run, entries));
    }

    private void newsMl(String status, String content) {
        publisher.put("/" + run, "application/xml", """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:%s" version="1" xml:lang="en"><itemMeta>
                <provider literal="WIRE"/><pubStatus qcode="stat:%s"/></itemMeta>%s</newsItem>""".formatted(run, status, content));
    }

    private void page(String path) {
        publisher.put(path, "text/html", """
                <!DOCTYPE html><html lang="en"><head><title>Night ferry to sail again in June</title></head><body><article>
                <h1>Night ferry to sail again in June</h1>%s</article></body></html>""".formatted(PARAGRAPH.repeat(4)));
    }

    private void summaries(String open, String forbidden, String... more) {
        String summary = "<description>The night ferry would sail again in June …</description>";
        publisher.put(
                "/" + run, "application/rss+xml", """
                <rss version="2.0"><channel><title>Post %1$s</title>
                <item><guid>%2$s</guid><link>%2$s</link><title>Night ferry to sail again</title>%4$s</item>
                <item><guid>%3$s</guid><link>%3$s</link><title>Night ferry to sail once more</title>%4$s</item>%5$s
                </channel></rss>""".formatted(run, open, forbidden, summary, String.join("", more)));
    }
}
