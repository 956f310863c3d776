package dev.storywire.ingest.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.storywire.ingest.support.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class ProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /nowhere,                  404, not-found",
        "GET,    /v1/stories/none,          404, story-not-found",
        "GET,    /v1/stories/none/revisions,404, story-not-found",
        "PUT,    /v1/status,                405, method-not-allowed",
        "DELETE, /v1/stories,               405, method-not-allowed"
    })
    void whatIsNotThereIsAProblemOfTheCatalogue(String method, String path, int status, String type) {
        String answer = given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("https://storywire.dev/problems/" + type))
                .body("status", is(status))
                .body("title.length()", greaterThan(0))
                .body("detail.length()", greaterThan(0))
                .body("instance", is(path))
                .extract()
                .asString();
        assertFalse(answer.contains("Exception") || answer.contains("org.") || answer.contains("RESTEASY"), answer);
    }

    @Test
    void aBodyOfAnotherMediaTypeIsAProblem() {
        given().contentType("text/plain")
                .body("x")
                .post("/v1/stories")
                .then()
                .statusCode(415)
                .body("type", is("https://storywire.dev/problems/unsupported-media-type"));
    }

    @Test
    void anAnswerThatNobodyGivesIsAProblem() {
        given().accept("image/png")
                .get("/v1/status")
                .then()
                .statusCode(406)
                .body("type", startsWith("https://storywire.dev/problems/"));
    }
}
