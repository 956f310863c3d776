package dev.storywire.gateway.syndication;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SyndicationTest extends GatewayTest {

    @BeforeEach
    void answer() {
        search.answerJson("GET /v1/stories", """
                {"tookMs":3,"nextCursor":"a+b","stories":[
                  {"id":"abc","revision":2,"headline":"Fish & <chips>\\u0001","summary":"Both are < back","language":"en",
                   "canonicalUrl":"https://post.example/a?b=1&c=2","publishedAt":"2026-03-14T09:00:00Z",
                   "retrievedAt":"2026-03-15T10:30:00Z","source":{"name":"Lindesund Post"},
                   "authors":[{"name":"Åsa Lind"}],"tags":[{"term":"food","label":"Food"}],
                   "media":[{"url":"https://post.example/a.jpg","type":"image/jpeg","bytes":1234}]},
                  {"id":"def","headline":"No address","url":"javascript:alert(1)","language":"und"}]}""");
    }

    @Test
    void aSearchIsAnRssFeed() {
        XmlPath feed = when().get("/v1/stories.rss?q=fish")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/rss+xml"))
                .header("Cache-Control", containsString("stale-while-revalidate"))
                .extract()
                .xmlPath();

        assertEquals("2.0", feed.getString("rss.@version"));
        assertEquals("Storywire: fish", feed.getString("rss.channel.title"));
        assertEquals("Fish & <chips>", feed.getString("rss.channel.item[0].title"));
        assertEquals("Sat, 14 Mar 2026 09:00:00 GMT", feed.getString("rss.channel.item[0].pubDate"));
        assertEquals("https://post.example/a?b=1&c=2", feed.getString("rss.channel.item[0].link"));
        assertEquals("tag:storywire.dev,2026:story/abc", feed.getString("rss.channel.item[0].guid"));
        assertEquals("false", feed.getString("rss.channel.item[0].guid.@isPermaLink"));
        assertEquals("1234", feed.getString("rss.channel.item[0].enclosure.@length"));
        assertEquals("", feed.getString("rss.channel.item[1].link"));
        assertTrue(search.received().getFirst().uri().endsWith("q=fish&sort=newest&size=50"));
    }

    @Test
    void aSearchIsAnAtomFeedThatSaysWhenAStoryWasRevisedAndWhereToGoOn() {
        XmlPath feed = when().get("/v1/stories.atom?q=fish&size=2&cursor=old")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/atom+xml"))
                .extract()
                .xmlPath();

        assertEquals("2026-03-15T10:30:00Z", feed.getString("feed.updated"));
        assertEquals("2026-03-15T10:30:00Z", feed.getString("feed.entry[0].updated"));
        assertEquals("2026-03-14T09:00:00Z", feed.getString("feed.entry[0].published"));
        assertEquals("Åsa Lind", feed.getString("feed.entry[0].author.name"));
        assertEquals("No address", feed.getString("feed.entry[1].content"));
        String next = feed.getString("feed.link.find { it.@rel == 'next' }.@href");
        assertTrue(next.endsWith("/v1/stories.atom?q=fish&size=2&cursor=a%2Bb"), next);
        String first = feed.getString("feed.link.find { it.@rel == 'first' }.@href");
        assertEquals(feed.getString("feed.id"), first);
        assertTrue(first.endsWith("/v1/stories.atom?q=fish&size=2"), first);
    }

    @Test
    void aSearchIsAJsonFeed() {
        when().get("/v1/stories.json")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/feed+json"))
                .body("version", equalTo("https://jsonfeed.org/version/1.1"))
                .body("title", equalTo("Storywire"))
                .body("items[0].url", equalTo("https://post.example/a?b=1&c=2"))
                .body("items[0].date_modified", equalTo("2026-03-15T10:30:00Z"))
                .body("items[0].attachments[0].size_in_bytes", equalTo(1234))
                .body("items[1].content_text", equalTo("No address"))
                .body("next_url", containsString("/v1/stories.json?cursor=a%2Bb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void aReaderThatHasTheFeedIsToldSo(String format) {
        String tag = when().get("/v1/stories." + format).then().extract().header("ETag");

        given().header("If-None-Match", tag).get("/v1/stories." + format).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void aFaultyQueryIsAProblemInEveryFormat(String format) {
        search.answer(
                "GET /v1/stories",
                Reply.problem(
                        400,
                        "{\"type\":\"https://storywire.dev/problems/invalid-parameters\",\"title\":\"x\",\"status\":400}"));

        assertProblem(
                when().get("/v1/stories." + format + "?q=%22").then(),
                400,
                "invalid-parameters",
                "/v1/stories." + format);
        anonymously().get("/v1/stories." + format).then().statusCode(401);
    }

    @Test
    void noMatchIsAValidFeedWithoutItems() {
        search.answerJson("GET /v1/stories", "{\"stories\":[]}");

        assertEquals(
                "1970-01-01T00:00:00Z",
                when().get("/v1/stories.atom")
                        .then()
                        .statusCode(200)
                        .extract()
                        .xmlPath()
                        .getString("feed.updated"));
        when().get("/v1/stories.rss").then().statusCode(200);
    }
}
