package dev.storywire.gateway.story;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchTest extends GatewayTest {

    private static final String CALL = "GET /v1/stories";

    @TestHTTPResource
    URI gateway;

    @Test
    void parametersReachTheSearchServiceAsTheyWereSentAndItsPageComesBackUnchanged() {
        String page = "{\"total\":{\"value\":1,\"relation\":\"eq\"},\"stories\":[{\"id\":\"a\",\"aNewField\":[1.50]}]}";
        search.answerJson(CALL, page);
        String query = "q=%22night%20ferry%22+%E6%B8%AF&size=5&tag=a&tag=b&unknown=1";

        String answer = given().urlEncodingEnabled(false)
                .get("/v1/stories?" + query)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        assertEquals(page, answer);
        assertEquals("/v1/stories?" + query, search.received().getFirst().uri());
    }

    @Test
    void aFaultyQueryIsToldWithItsPositionUnderTheGatewaysOwnPathAndWithoutInternals() {
        search.answer(CALL, Reply.problem(400, """
                        {"type":"https://storywire.dev/problems/invalid-parameters","title":"Invalid parameters","status":400,
                         "detail":"q: expected a word","instance":"/internal/elsewhere","trace":"at com.example.Parser",
                         "errors":[{"field":"q","position":3,"message":"expected a word"}]}"""));

        assertProblem(when().get("/v1/stories?q=a+OR").then(), 400, "invalid-parameters", "/v1/stories")
                .body("errors[0].field", equalTo("q"))
                .body("errors[0].position", equalTo(3))
                .body("detail", equalTo("q: expected a word"))
                .body("trace", nullValue());
    }

    @Test
    void whatIsNoProblemOfOurCatalogueIsNotPassedOn() {
        search.answer(CALL, new Reply.Text(400, "text/html", "<h1>com.example.Broken at 10.0.0.3:9200</h1>"));

        assertProblem(when().get("/v1/stories").then(), 400, "malformed-request", "/v1/stories")
                .body(not(containsString("example")));
    }

    @Test
    void aSearchServiceThatIsAwayIsUnavailableForAMoment() {
        search.goAway();
        try {
            assertProblem(when().get("/v1/stories").then(), 503, "service-unavailable", "/v1/stories")
                    .header("Retry-After", "5");
        } finally {
            search.comeBack();
        }
    }

    @Test
    void aSearchServiceThatCannotSearchSaysHowLongToWait() {
        search.answer(CALL, new Reply.Text(503, "application/problem+json", "{}", Map.of("Retry-After", "17")));

        assertProblem(when().get("/v1/stories").then(), 503, "service-unavailable", "/v1/stories")
                .header("Retry-After", "17");
    }

    @Test
    void aSearchServiceThatFailsIsABadGatewayWithoutItsWords() {
        search.answer(CALL, Reply.problem(500, "{\"detail\":\"NullPointerException at Foo.java:1\"}"));

        assertProblem(when().get("/v1/stories").then(), 502, "service-failed", "/v1/stories")
                .body(not(containsString("NullPointer")));
    }

    @Test
    void aSearchServiceThatDoesNotTakeTheGatewaysProofSaysNothingOfTheClients() {
        search.answer(CALL, Reply.problem(401, "{\"title\":\"This service talks to the gateway alone\"}"));

        assertProblem(when().get("/v1/stories").then(), 503, "service-unavailable", "/v1/stories")
                .header("Retry-After", "5");
    }

    @Test
    void aSearchThatTakesTooLongEndsAtTheDeadlineAndIsGivenUpBehindTheGateway() {
        search.answer(CALL, new Reply.Silence());

        assertProblem(when().get("/v1/stories").then(), 504, "service-too-slow", "/v1/stories");
        await(() -> search.hungUp() == 1);
    }

    @Test
    void aReadWhoseConnectionWasCutIsAskedOnceMore() {
        search.answer(CALL, new Reply.Cut());

        assertProblem(when().get("/v1/stories").then(), 503, "service-unavailable", "/v1/stories");
        assertEquals(2, search.begun());
    }

    @Test
    void anAnswerCutInTheMiddleIsNeverShownAsAWholeOne() {
        search.answer(CALL, new Reply.CutHalfWay());

        assertProblem(when().get("/v1/stories").then(), 503, "service-unavailable", "/v1/stories");
    }

    @Test
    void anAnswerLargerThanTheLimitIsAFailureOfTheService() {
        search.answerJson(CALL, "\"" + "x".repeat(2 << 20) + "\"");

        assertProblem(when().get("/v1/stories").then(), 502, "service-failed", "/v1/stories");
    }

    @Test
    void aClientThatHangsUpCancelsTheSearchBehindTheGateway() throws Exception {
        search.answer(CALL, new Reply.Silence());

        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = client.getOutputStream();
            String request = "GET /v1/stories HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            await(() -> search.begun() == 1);
        }

        await(() -> search.hungUp() == 1);
    }

    @Test
    void aServiceThatKeepsFailingIsLeftAloneAndAskedAgainWhenItIsBack() {
        search.answer(CALL, new Reply.Cut());
        for (int i = 0; i < 20; i++) {
            when().get("/v1/stories").then().statusCode(503);
        }
        int asked = search.begun();
        assertTrue(asked < 40, () -> "Asked " + asked + " times for 20 requests: the breaker never opened");

        search.answerJson(CALL, "{}");

        await(() -> when().get("/v1/stories").statusCode() == 200);
    }

    @Test
    void headAnswersAsGetDoesWithoutABody() {
        search.answerJson(CALL, "{}");

        given().head("/v1/stories").then().statusCode(200).body(is(""));
    }
}
