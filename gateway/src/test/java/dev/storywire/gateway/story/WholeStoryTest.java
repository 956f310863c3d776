package dev.storywire.gateway.story;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WholeStoryTest extends GatewayTest {

    private static final String STORY = "GET /v1/stories/abc";
    private static final String RELATED = "GET /v1/stories/abc/related";
    private static final String STORED = """
            {"id":"abc","revision":2,"headline":"Ferry","aFieldOfTomorrow":{"x":1},"revisions":[{"revision":2},{"revision":1}],
             "related":[{"headline":"Pointed at","storyId":"p1"}]}""";
    private static final String INDEXED = "{\"id\":\"abc\",\"revision\":2,\"headline\":\"Ferry\"}";
    private static final String ALIKE =
            "{\"stories\":[{\"id\":\"p1\",\"headline\":\"Pointed at\"},{\"id\":\"s2\",\"score\":3.5}]}";

    @Test
    void aStoryHasItsRevisionsAndWhatIsRelatedEachOnce() {
        ingest.answerJson(STORY, STORED);
        search.answerJson(RELATED, ALIKE);

        when().get("/v1/stories/abc")
                .then()
                .statusCode(200)
                .body("headline", equalTo("Ferry"))
                .body("aFieldOfTomorrow.x", equalTo(1))
                .body("revisions.revision", contains(2, 1))
                .body("related.storyId", contains("p1", "s2"))
                .body("degraded", nullValue());
        assertTrue(search.received().stream().noneMatch(asked -> asked.uri().equals("/v1/stories/abc")));
    }

    @Test
    void withoutTheSearchServiceTheStoryIsAnsweredAndRelatedNamedAsMissing() {
        ingest.answerJson(STORY, STORED);
        search.answer(RELATED, new Reply.Silence());

        when().get("/v1/stories/abc")
                .then()
                .statusCode(200)
                .body("revisions", hasSize(2))
                .body("degraded", contains("search"));
    }

    @Test
    void withoutTheIngestServiceTheIndexAnswersAndRevisionsAreNamedAsMissing() {
        ingest.goAway();
        try {
            search.answerJson(STORY, INDEXED);
            search.answerJson(RELATED, ALIKE);

            when().get("/v1/stories/abc")
                    .then()
                    .statusCode(200)
                    .body("headline", equalTo("Ferry"))
                    .body("related", hasSize(2))
                    .body("revisions", nullValue())
                    .body("degraded", contains("ingest"));
        } finally {
            ingest.comeBack();
        }
    }

    @Test
    void aStoryThatIsNotSearchableYetHasNothingRelatedAndNothingMissing() {
        ingest.answerJson(STORY, "{\"id\":\"abc\"}");

        when().get("/v1/stories/abc")
                .then()
                .statusCode(200)
                .body("related", hasSize(0))
                .body("degraded", nullValue());
    }

    @Test
    void aStoryThatNeitherKnowsIsNotFound() {
        assertProblem(when().get("/v1/stories/abc").then(), 404, "story-not-found", "/v1/stories/abc");
    }

    @Test
    void aStoryThatOnlyAMissingServiceMayKnowIsNotDenied() {
        ingest.answer(STORY, new Reply.Cut());

        assertProblem(when().get("/v1/stories/abc").then(), 503, "service-unavailable", "/v1/stories/abc")
                .header("Retry-After", "5");
    }

    @Test
    void withBothAwayTheAnswerIsToComeBackLater() {
        ingest.answer(STORY, new Reply.Cut());
        search.answer(STORY, new Reply.Cut());
        search.answer(RELATED, new Reply.Cut());

        assertProblem(when().get("/v1/stories/abc").then(), 503, "service-unavailable", "/v1/stories/abc")
                .header("Retry-After", "5");
    }

    @Test
    void anAnswerThatIsNoJsonCountsAsMissing() {
        ingest.answerJson(STORY, STORED);
        search.answerJson(RELATED, "<html>");

        when().get("/v1/stories/abc").then().statusCode(200).body("degraded", contains("search"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fq%2fmetrics", "a%00b", "_all", "a%20b", "*", "%c0%ae", "$%7Bx%7D"})
    void whatCannotBeAnIdIsNotFoundAndNobodyIsAsked(String id) {
        io.restassured.RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/v1/stories/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        assertEquals(0, ingest.begun() + search.begun());
    }

    @Test
    void revisionsComeFromTheServiceThatKeepsThem() {
        ingest.answerJson("GET /v1/stories/abc/revisions", "{\"revisions\":[{\"revision\":1}]}");

        when().get("/v1/stories/abc/revisions").then().statusCode(200).body("revisions[0].revision", equalTo(1));
    }

    @Test
    void revisionsOfAnUnknownStoryAreNotFound() {
        assertProblem(
                when().get("/v1/stories/abc/revisions").then(), 404, "story-not-found", "/v1/stories/abc/revisions");
    }

    @Test
    void revisionsAreUnavailableWhileTheServiceThatKeepsThemIsAway() {
        ingest.answer("GET /v1/stories/abc/revisions", new Reply.Cut());

        assertProblem(
                when().get("/v1/stories/abc/revisions").then(),
                503,
                "service-unavailable",
                "/v1/stories/abc/revisions");
    }

    @Test
    void relatedStoriesComeInTheNumberAskedFor() {
        search.answerJson(RELATED, ALIKE);

        when().get("/v1/stories/abc/related?size=2").then().statusCode(200).body("stories", hasSize(2));
        assertEquals(
                "/v1/stories/abc/related?size=2", search.received().getFirst().uri());
    }
}
