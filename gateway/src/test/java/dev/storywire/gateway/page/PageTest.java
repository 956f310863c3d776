package dev.storywire.gateway.page;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageTest extends GatewayTest {

    private static final String EVIL = "\\\"><img src=x onerror=alert(1)><script>alert(2)</script>{7*7}";

    private static final String STORY = """
            {"id":"s1","headline":"Night ferry ☠","kicker":"HARBOR ☠","summary":"Back ☠","bodyText":"One ☠\\n\\nTwo",
             "source":{"name":"Lindesund Post ☠"},"authors":[{"name":"Jonna Reck ☠"}],"language":"en","status":"usable",
             "publishedAt":"2026-03-02T06:30:00Z","url":"javascript:alert(1)","dateline":"LINDESUND ☠","credits":["AFP ☠"],
             "tags":[{"term":"ferry","label":"Ferry ☠"}],"rights":{"copyright":"☠"},"revision":2,
             "media":[{"url":"javascript:alert(1)","role":"image","type":"image/jpeg","caption":"☠","credit":"☠"}],
             "provenance":{"headline":{"from":"feed ☠"}},
             "revisions":[{"revision":2,"retrievedAt":"2026-03-02T07:00:00Z","changed":[{"field":"headline"}]}],
             "cluster":{"id":"c","role":"original","members":[{"id":"s2","headline":"☠","source":"Valley Notes","role":"reprint","similarity":0.93}]},
             "related":[{"headline":"Strike ends ☠","url":"https://lindesund.example/strike"}]}""";

    private static final String RESULTS = """
            {"total":{"value":1204,"relation":"eq"},"tookMs":3,"partial":false,
             "stories":[{"id":"s1","headline":"Night ferry","language":"ar","source":{"name":"Lindesund Post"},"publishedAt":"2026-03-02T06:30:00Z",
               "highlights":{"headline":["Night <em>ferry</em> <b>x</b>"]}}],
             "facets":{"source":[{"value":"lp","label":"Lindesund Post","count":12}]},
             "timeline":[{"from":"2026-03-02T00:00:00Z","count":3}],"nextCursor":"abc+/="}""";

    @Test
    void theFrontShowsWhatTheSearchFoundWithItsFacetsItsMarksAndTheNextPage() {
        search.answerJson("GET /v1/stories", RESULTS);

        browse("/?q=ferry&lang=ar")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("1,204"))
                .body(containsString("Night <mark>ferry</mark> &lt;b&gt;x&lt;/b&gt;"))
                .body(containsString("lang=\"ar\" dir=\"rtl\""))
                .body(containsString("/?q=ferry&amp;lang=ar&amp;source=lp"))
                .body(containsString("cursor=abc%2B%2F%3D"));
        assertTrue(search.received()
                .getFirst()
                .uri()
                .startsWith("/v1/stories?q=ferry&lang=ar&size=30&highlight=true&facets="));
    }

    @Test
    void aQueryThatCannotBeUnderstoodIsShownWithItsFault() {
        search.answer("GET /v1/stories", Reply.problem(400, """
                {"type":"https://storywire.dev/problems/invalid-parameters","title":"Invalid","status":400,
                 "errors":[{"field":"q","position":6,"message":"expected a <word>"}]}"""));

        browse("/?q=ferry+OR")
                .then()
                .statusCode(400)
                .body(containsString("ferry <mark>OR</mark>"))
                .body(containsString("expected a &lt;word&gt;"));
    }

    @Test
    void aServiceThatIsAwayLeavesAPageThatSaysSo() {
        search.answer("GET /v1/stories", new Reply.Cut());

        browse("/").then().statusCode(503).contentType("text/html").body(containsString("Try again"));
    }

    @Test
    void markupInEveryFieldOfAStoryIsText() {
        ingest.answerJson("GET /v1/stories/s1", STORY.replace("☠", EVIL));
        search.answerJson("GET /v1/stories/s1/related", "{\"stories\":[]}");

        String page = browse("/stories/s1").then().statusCode(200).extract().asString();

        assertEquals(
                0,
                Pattern.compile("<img|alert\\(2\\)</script>|href=\"javascript:")
                        .matcher(page)
                        .results()
                        .count(),
                page);
        assertTrue(page.contains("{7*7}"));
        assertTrue(page.contains("Also ran in"));
    }

    @Test
    void revisionsStandSideBySideWithWhatDiffersMarked() {
        ingest.answerJson("GET /v1/stories/s1/revisions", """
                {"revisions":[{"revision":2,"retrievedAt":"2026-03-02T07:00:00Z","changed":[{"field":"headline","diff":[
                 {"op":"equal","text":"Ferry "},{"op":"delete","text":"late"},{"op":"insert","text":"back"}]}]},{"revision":1}]}""");

        browse("/stories/s1/revisions")
                .then()
                .statusCode(200)
                .body(containsString("Ferry <del>late</del>"))
                .body(containsString("Ferry <ins>back</ins>"));
    }

    @Test
    void feedsShowTheirHealthInWordsAndShape() {
        ingest.answerJson("GET /v1/feeds", """
                {"total":1,"feeds":[{"id":"f1","title":"Harbor Gazette","url":"https://g.example/feed","state":"failing",
                 "lastError":"The server answered with the status 500.","storiesPerDay":2.4}]}""");

        browse("/feeds")
                .then()
                .statusCode(200)
                .body(containsString("Harbor Gazette"))
                .body(containsString("Failing"))
                .body(containsString("<svg class=\"shape\""))
                .body(containsString("The server answered with the status 500."))
                .body(containsString("2.4 a day"));
    }

    @Test
    void aFeedsDaysAreADrawing() {
        search.answerJson("GET /v1/stories", "{\"timeline\":[{\"from\":\"2020-01-01T00:00:00Z\",\"count\":3}]}");

        browse("/feeds/f1/days.svg")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(startsWith("<svg"));
    }

    @Test
    void theStatusIsShownAlsoWhenServicesAreAway() {
        browse("/status").then().statusCode(200).body(containsString("Down")).body(containsString("Dead letters"));
    }

    @ParameterizedTest
    @CsvSource({"/trends, GET /v1/trends, search", "/alerts, GET /v1/alerts, ingest"})
    void whereThereIsNothingThePageSaysWhatToDo(String page, String call, String service) {
        (service.equals("search") ? search : ingest).answerJson(call, "{}");

        browse(page).then().statusCode(200).body(containsString("class=\"empty\""));
    }

    @Test
    void anAlertOfASearchHasItsWordsAndFilters() {
        browse("/alerts/new?q=ferry&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("name=\"filters.lang[]\" value=\"en\""))
                .body(containsString("value=\"ferry\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stories/none", "/no-such-page", "/feeds/none"})
    void whatIsNotThereIsAPageForPeople(String path) {
        ingest.answer("GET /v1/feeds/none", Reply.problem(404, "{}"));
        ingest.answer("GET /v1/feeds/none/fetches", Reply.problem(404, "{}"));

        browse(path).then().statusCode(404).contentType("text/html").body(containsString("There is nothing here"));
        RestAssured.given().get("/no-such-page").then().contentType("application/problem+json");
    }

    @Test
    void thePageSpeaksTheLanguageThatIsAskedForOrChosen() {
        search.answerJson("GET /v1/stories", RESULTS);

        browser()
                .header("Accept-Language", "de-AT,de;q=0.9")
                .get("/")
                .then()
                .body(containsString("<html lang=\"de\">"))
                .body(containsString("Neueste"));
        browser().header("Accept-Language", "fr").get("/").then().body(containsString("<html lang=\"en\">"));
        browser()
                .redirects()
                .follow(false)
                .get("/language?to=de&back=//evil.example")
                .then()
                .statusCode(303)
                .header("Location", "/")
                .cookie("storywire-language", "de");
        browser().cookie("storywire-language", "de").get("/").then().body(containsString("<html lang=\"de\">"));
    }

    @Test
    void nothingInlineAndNothingFromElsewhereMayRun() {
        search.answerJson("GET /v1/stories", RESULTS);

        String page = browse("/")
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("script-src 'self'"),
                                not(containsString("unsafe"))))
                .header("Cache-Control", "private, no-cache")
                .extract()
                .asString();
        assertEquals(
                0,
                Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?! type=\"module\" src=\"/assets/)")
                        .matcher(page)
                        .results()
                        .count());
        Pattern.compile("\"(/assets/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("\"", ""))
                .forEach(asset -> browse(asset)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", containsString("immutable"))
                        .header("Content-Type", matchesPattern("(text|image)/.*")));
    }

    @Test
    void programsStillGetTheIndexAtTheRoot() {
        RestAssured.given().accept("*/*").get("/").then().statusCode(200).body("openapi", equalTo("/openapi"));
    }

    private static RequestSpecification browser() {
        return RestAssured.given().accept("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static Response browse(String address) {
        return browser().urlEncodingEnabled(false).get(address);
    }
}
