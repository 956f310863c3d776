package dev.storywire.ingest.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.support.ServiceTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ServiceTest
class OpmlImportTest {

    private final String run = UUID.randomUUID().toString();

    @Test
    void everyFeedHasItsOutcomeAndABadOneIsRejectedAlone() {
        opml("""
                <opml version="1.0"><body><outline text="F%1$s"><outline text="One" xmlUrl="https://%1$s.example/1" category="sea"/>
                <outline text="Twin" xmlUrl="http://%1$s.example/1/"/></outline>
                <outline text="Inner" xmlUrl="http://169.254.169.254/"/><outline text="None" type="rss"/>
                <outline text="Secret" xmlUrl="https://me:pier@%1$s.example/2"/></body></opml>""".formatted(run))
                .statusCode(200)
                .body("outcomes.outcome", contains("created", "exists", "rejected", "rejected", "rejected"))
                .body("outcomes[0].folder", is("F" + run))
                .body("outcomes[2].error.message", containsString("public internet"))
                .body("outcomes[3].error.field", is("xmlUrl"))
                .body("created", is(1))
                .body("exists", is(1))
                .body("rejected", is(3))
                .body("diagnostics", empty());
        given().queryParam("folder", "F" + run)
                .get("/v1/feeds")
                .then()
                .body("feeds.title", contains("One"))
                .body("feeds[0].tags", contains("sea"));
    }

    @Test
    void whatIsExportedCanBeImportedAgain() {
        opml("<opml><body><outline text='F%1$s'><outline text='&lt;One&gt; &amp; more' xmlUrl='https://%1$s.example/1?a=1&amp;b=2'/></outline>"
                        .formatted(run))
                .statusCode(200)
                .body("created", is(1))
                .body("diagnostics", not(empty()));
        String exported = given().get("/v1/opml")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/x-opml"))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
        assertTrue(exported.contains("text=\"F" + run + "\""), exported);
        opml(exported).statusCode(200).body("created", is(0)).body("rejected", is(0));
    }

    @Test
    void importsAtOnceRegisterEveryFeedOnce() throws Exception {
        List<String> lines = IntStream.range(0, 40)
                .mapToObj(i -> "<outline xmlUrl='https://%s.example/%d'/>".formatted(run, i))
                .collect(Collectors.toList());
        Callable<ValidatableResponse> forth = () -> opml(list(lines));
        Callable<ValidatableResponse> back = () -> opml(list(lines.reversed()));
        int created = 0;
        try (ExecutorService importers = Executors.newFixedThreadPool(4)) {
            for (Future<ValidatableResponse> answer : importers.invokeAll(List.of(forth, back, forth, back))) {
                created += answer.get()
                        .statusCode(200)
                        .body("rejected", is(0))
                        .extract()
                        .<Integer>path("created");
            }
        }
        assertEquals(40, created);
        given().queryParam("q", run)
                .queryParam("size", 200)
                .get("/v1/feeds")
                .then()
                .body("feeds", hasSize(40));
    }

    @Test
    void whatIsNoOpmlIsRefused() {
        opml("<rss/>").statusCode(422).body("type", is("https://storywire.dev/problems/unreadable-document"));
        opml("").statusCode(422);
        opml("<opml/>").statusCode(200).body("outcomes", empty());
    }

    @Test
    void moreFeedsThanTheLimitAreRefusedWhole() {
        opml(list(Collections.nCopies(20_001, "<outline xmlUrl='https://%s.example/'/>".formatted(run))))
                .statusCode(413)
                .body("detail", containsString("20000"));
    }

    private static String list(List<String> outlines) {
        return "<opml version='2.0'><body>" + String.join("\n", outlines) + "</body></opml>";
    }

    private static ValidatableResponse opml(String document) {
        return given().contentType("application/octet-stream")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .post("/v1/opml")
                .then();
    }
}
