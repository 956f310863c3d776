package dev.storywire.gateway.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.FakeService.Received;
import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FeedTest extends GatewayTest {

    private static final String FEED = "{\"id\":\"abc\",\"url\":\"https://a.example/feed\"}";
    private static final String FORM = "{\"url\":\"https://a.example/feed\"}";

    @Test
    void aFeedIsRegisteredByIngestAndFoundUnderTheGatewaysPath() {
        ingest.answer(
                "POST /v1/feeds",
                new Reply.Text(201, "application/json", FEED, Map.of("Location", "http://10.1.2.3:8081/v1/feeds/abc")));

        given().contentType("application/json")
                .body(FORM)
                .post("/v1/feeds")
                .then()
                .statusCode(201)
                .header("Location", "/v1/feeds/abc")
                .body("id", equalTo("abc"));

        assertEquals(FORM, ingest.received().getFirst().body().toString());
    }

    @Test
    void aFeedThatIsThereAlreadyIsNamed() {
        ingest.answer(
                "POST /v1/feeds",
                new Reply.Text(
                        409,
                        "application/problem+json",
                        "{\"type\":\"https://storywire.dev/problems/feed-exists\",\"title\":\"It is there\",\"status\":409,\"feed\":"
                                + FEED + ",\"secret\":\"x\"}",
                        Map.of("Location", "/v1/feeds/abc")));

        assertProblem(
                        given().contentType("application/json")
                                .body(FORM)
                                .post("/v1/feeds")
                                .then(),
                        409,
                        "feed-exists",
                        "/v1/feeds")
                .header("Location", "/v1/feeds/abc")
                .body("feed.id", equalTo("abc"))
                .body(not(containsString("secret")));
    }

    @Test
    void aFeedOfAnotherMediaTypeIsRefused() {
        assertProblem(
                given().contentType("text/plain").body("x").post("/v1/feeds").then(),
                415,
                "unsupported-media-type",
                "/v1/feeds");
        assertEquals(0, ingest.begun());
    }

    @Test
    void feedsAreListedWithTheFiltersAsTheyAre() {
        ingest.answerJson("GET /v1/feeds", "{\"total\":0,\"feeds\":[]}");

        given().urlEncodingEnabled(false)
                .get("/v1/feeds?state=failing&q=a%20b&cursor=x")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        assertEquals(
                "/v1/feeds?state=failing&q=a%20b&cursor=x",
                ingest.received().getFirst().uri());
    }

    @Test
    void whatAClientHasAlreadyIsNotSentAgain() {
        ingest.answer("GET /v1/feeds/abc", new Reply.Text(304, "application/json", "", Map.of("ETag", "\"1-a\"")));

        given().header("If-None-Match", "\"1-a\"")
                .get("/v1/feeds/abc")
                .then()
                .statusCode(304)
                .header("ETag", "\"1-a\"");
        assertEquals("\"1-a\"", ingest.received().getFirst().header("If-None-Match"));
    }

    @Test
    void aChangeGoesOnWithItsConditionAndTheTagComesBack() {
        ingest.answer("PATCH /v1/feeds/abc", new Reply.Text(200, "application/json", FEED, Map.of("ETag", "\"2-b\"")));

        given().contentType("application/merge-patch+json")
                .header("If-Match", "\"1-a\"")
                .body("{\"state\":\"paused\"}".getBytes(StandardCharsets.UTF_8))
                .patch("/v1/feeds/abc")
                .then()
                .statusCode(200)
                .header("ETag", "\"2-b\"");

        Received change = ingest.received().getFirst();
        assertEquals("\"1-a\"", change.header("If-Match"));
        assertEquals("{\"state\":\"paused\"}", change.body().toString());
    }

    @Test
    void aRemovedFeedIsAnsweredWithoutABody() {
        ingest.answer("DELETE /v1/feeds/abc", new Reply.Text(204, "application/json", ""));

        assertEquals(
                "",
                given().header("If-Match", "*")
                        .delete("/v1/feeds/abc")
                        .then()
                        .statusCode(204)
                        .extract()
                        .asString());
        assertEquals("*", ingest.received().getFirst().header("If-Match"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/feeds/discover?url=https%3A%2F%2Fa.example%2F, POST /v1/feeds/discover",
        "POST, /v1/feeds/abc/refresh, POST /v1/feeds/abc/refresh",
        "GET, /v1/feeds/abc/fetches?size=5, GET /v1/feeds/abc/fetches"
    })
    void whatElseIsAskedOfAFeedGoesToIngest(String method, String target, String call) {
        ingest.answerJson(call, "{\"id\":\"abc\"}");

        given().urlEncodingEnabled(false).request(method, target).then().statusCode(200);
        assertEquals(target, ingest.received().getFirst().uri());
    }

    @Test
    void opmlComesBackAsWhatItIs() {
        ingest.answer(
                "GET /v1/opml",
                new Reply.Text(
                        200,
                        "text/x-opml;charset=UTF-8",
                        "<opml/>",
                        Map.of("Content-Disposition", "attachment; filename=\"storywire.opml\"")));

        assertEquals(
                "<opml/>",
                when().get("/v1/opml")
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/x-opml"))
                        .header("Content-Disposition", startsWith("attachment"))
                        .extract()
                        .asString());
    }

    @Test
    void opmlReachesIngestAsItIs() {
        ingest.answerJson("POST /v1/opml", "{\"created\":0}");

        given().contentType("text/xml").body("<opml/>").post("/v1/opml").then().statusCode(200);
        assertEquals("<opml/>", ingest.received().getFirst().body().toString());
    }

    @Test
    void feedsAreUnavailableWhileIngestIsAway() {
        ingest.answer("GET /v1/feeds", new Reply.Cut());
        ingest.answer("DELETE /v1/feeds/abc", new Reply.Cut());

        assertProblem(when().get("/v1/feeds").then(), 503, "service-unavailable", "/v1/feeds");
        assertProblem(when().delete("/v1/feeds/abc").then(), 503, "service-unavailable", "/v1/feeds/abc");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/feeds/..%2f..%2fq",
        "PATCH, /v1/feeds/a%00b",
        "DELETE, /v1/feeds/_all",
        "POST, /v1/feeds/*/refresh"
    })
    void whatCannotBeAnIdIsNotFoundAndNobodyIsAsked(String method, String target) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .request(method, target)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        assertEquals(0, ingest.begun());
    }
}
