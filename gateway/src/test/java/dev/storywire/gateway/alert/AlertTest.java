package dev.storywire.gateway.alert;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.FakeService.Received;
import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AlertTest extends GatewayTest {

    private static final String ALERT = "{\"id\":\"abc\",\"name\":\"Ferries\",\"secret\":\"whsec_AAAA\"}";
    private static final String FORM = "{\"name\":\"Ferries\",\"delivery\":{\"url\":\"https://desk.example/hook\"}}";

    @Test
    void anAlertIsMadeByIngestAndFoundUnderTheGatewaysPath() {
        ingest.answer(
                "POST /v1/alerts",
                new Reply.Text(
                        201, "application/json", ALERT, Map.of("Location", "http://10.1.2.3:8081/v1/alerts/abc")));

        given().contentType("application/json")
                .body(FORM)
                .post("/v1/alerts")
                .then()
                .statusCode(201)
                .header("Location", "/v1/alerts/abc")
                .body("secret", equalTo("whsec_AAAA"));

        assertEquals(FORM, ingest.received().getFirst().body().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "search-unavailable, service-unavailable, The search service can't do its work just now. Try again in 7 seconds.",
        "store-unavailable, service-unavailable, The ingest service can't do its work just now. Try again in 7 seconds.",
        "busy, service-busy, The ingest service has as much to do as it may. Try again in 7 seconds."
    })
    void whoeverCannotWorkBehindIngestIsNamedItself(String told, String type, String sentence) {
        ingest.answer(
                "POST /v1/alerts",
                new Reply.Text(
                        503,
                        "application/problem+json",
                        "{\"type\":\"https://storywire.dev/problems/" + told + "\",\"status\":503}",
                        Map.of("Retry-After", "7")));

        assertProblem(
                        given().contentType("application/json")
                                .body(FORM)
                                .post("/v1/alerts")
                                .then(),
                        503,
                        type,
                        "/v1/alerts")
                .header("Retry-After", "7")
                .body("detail", equalTo(sentence));
    }

    @Test
    void whatIsWrongWithAnAlertIsToldAsIngestTellsIt() {
        ingest.answer(
                "POST /v1/alerts",
                new Reply.Text(
                        400,
                        "application/problem+json",
                        "{\"type\":\"https://storywire.dev/problems/invalid-alert\",\"title\":\"The alert is wrong\",\"status\":400,"
                                + "\"errors\":[{\"field\":\"q\",\"position\":8,\"message\":\"expected a word\"}],\"trace\":\"x\"}"));

        assertProblem(
                        given().contentType("application/json")
                                .body(FORM)
                                .post("/v1/alerts")
                                .then(),
                        400,
                        "invalid-alert",
                        "/v1/alerts")
                .body("errors[0].position", equalTo(8))
                .body(not(containsString("trace")));
    }

    @Test
    void anAlertOfAnotherMediaTypeIsRefused() {
        assertProblem(
                given().contentType("text/plain").body("x").post("/v1/alerts").then(),
                415,
                "unsupported-media-type",
                "/v1/alerts");
        assertEquals(0, ingest.begun());
    }

    @Test
    void whatAClientHasAlreadyIsNotSentAgain() {
        ingest.answer("GET /v1/alerts/abc", new Reply.Text(304, "application/json", "", Map.of("ETag", "\"1-a\"")));

        given().header("If-None-Match", "\"1-a\"")
                .get("/v1/alerts/abc")
                .then()
                .statusCode(304)
                .header("ETag", "\"1-a\"");
    }

    @Test
    void aChangeGoesOnWithItsConditionAndIsWrittenDown() {
        ingest.answer(
                "PATCH /v1/alerts/abc", new Reply.Text(200, "application/json", ALERT, Map.of("ETag", "\"2-b\"")));

        given().contentType("application/merge-patch+json")
                .header("If-Match", "\"1-a\"")
                .body("{\"state\":\"paused\"}")
                .patch("/v1/alerts/abc")
                .then()
                .statusCode(200)
                .header("ETag", "\"2-b\"");

        Received change = ingest.received().getFirst();
        assertEquals("\"1-a\"", change.header("If-Match"));
        assertEquals("{\"state\":\"paused\"}", change.body().toString());
        await(() -> when().get("/v1/audit")
                .then()
                .extract()
                .jsonPath()
                .getList("changes.path", String.class)
                .contains("/v1/alerts/abc"));
        when().get("/v1/audit").then().body("changes.method", hasItem("PATCH"));
    }

    @Test
    void aRemovedAlertIsAnsweredWithoutABody() {
        ingest.answer("DELETE /v1/alerts/abc", new Reply.Text(204, "application/json", ""));

        given().header("If-Match", "*").delete("/v1/alerts/abc").then().statusCode(204);
        assertEquals("*", ingest.received().getFirst().header("If-Match"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/alerts?state=paused&size=5&cursor=x, GET /v1/alerts",
        "GET, /v1/alerts/deliveries?state=dead, GET /v1/alerts/deliveries",
        "GET, /v1/alerts/abc/deliveries?state=dead, GET /v1/alerts/abc/deliveries",
        "GET, /v1/alerts/abc/deliveries/msg_1, GET /v1/alerts/abc/deliveries/msg_1",
        "POST, /v1/alerts/dry-run?days=3, POST /v1/alerts/dry-run",
        "POST, /v1/alerts/abc/rotate?grace=60, POST /v1/alerts/abc/rotate",
        "POST, /v1/alerts/abc/test, POST /v1/alerts/abc/test",
        "POST, /v1/alerts/deliveries/redrive, POST /v1/alerts/deliveries/redrive",
        "POST, /v1/alerts/abc/deliveries/redrive, POST /v1/alerts/abc/deliveries/redrive",
        "POST, /v1/alerts/abc/deliveries/msg_1/redrive, POST /v1/alerts/abc/deliveries/msg_1/redrive"
    })
    void whatElseIsAskedGoesToIngest(String method, String target, String call) {
        ingest.answerJson(call, "{\"id\":\"abc\"}");

        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .request(method, target)
                .then()
                .statusCode(200)
                .body("id", equalTo("abc"));
        assertEquals(target, ingest.received().getFirst().uri());
    }

    @Test
    void alertsAreUnavailableWhileIngestIsAway() {
        ingest.answer("GET /v1/alerts", new Reply.Cut());
        ingest.answer("DELETE /v1/alerts/abc", new Reply.Cut());

        assertProblem(when().get("/v1/alerts").then(), 503, "service-unavailable", "/v1/alerts");
        assertProblem(when().delete("/v1/alerts/abc").then(), 503, "service-unavailable", "/v1/alerts/abc");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/alerts/..%2f..%2fq",
        "PATCH, /v1/alerts/a%00b",
        "DELETE, /v1/alerts/_all",
        "POST, /v1/alerts/*/test",
        "GET, /v1/alerts/abc/deliveries/other",
        "POST, /v1/alerts/abc/deliveries/msg_*/redrive"
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
