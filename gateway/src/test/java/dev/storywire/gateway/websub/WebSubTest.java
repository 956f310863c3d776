package dev.storywire.gateway.websub;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.FakeService.Received;
import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebSubTest extends GatewayTest {

    private static final String PATH = "/v1/websub/AbCd-efgh_0123456789AbCdEfGhIjKl";

    @Test
    void aHubWithoutCredentialsConfirmsAndGetsItsChallengeBack() {
        ingest.answer("GET " + PATH, new Reply.Text(200, "text/plain;charset=utf-8", "challenge-1", Map.of()));

        anonymously()
                .urlEncodingEnabled(false)
                .get(PATH + "?hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.example%2Ffeed&hub.challenge=challenge-1")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(equalTo("challenge-1"));

        assertEquals(
                PATH + "?hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.example%2Ffeed&hub.challenge=challenge-1",
                ingest.received().getFirst().uri());
    }

    @Test
    void aPushIsHandedOnAsItIsWithItsSignature() {
        ingest.answer("POST " + PATH, new Reply.Text(202, "text/plain", "", Map.of()));

        anonymously()
                .contentType("application/atom+xml")
                .header("X-Hub-Signature", "sha256=00ff")
                .body("<feed/>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(202);

        Received received = ingest.received().getFirst();
        assertEquals("<feed/>", received.body().toString());
        assertEquals("sha256=00ff", received.header("X-Hub-Signature"));
        assertTrue(received.header("Content-Type").startsWith("application/atom+xml"));
    }

    @Test
    void anEndedSubscriptionIsGone() {
        ingest.answer(
                "POST " + PATH,
                new Reply.Text(
                        410,
                        "application/problem+json",
                        "{\"type\":\"https://storywire.dev/problems/subscription-ended\",\"title\":\"It is over\",\"status\":410}",
                        Map.of()));

        assertProblem(anonymously().body("x").post(PATH).then(), 410, "subscription-ended", PATH);
    }

    @Test
    void whatCanBeNoTokenIsNotHandedOn() {
        assertProblem(
                anonymously().get("/v1/websub/short?hub.mode=subscribe").then(), 404, "not-found", "/v1/websub/short");
        assertEquals(0, ingest.begun());
    }

    @Test
    void aPushIsNoChangeThatSomebodyAnswersForAndItsTokenIsWrittenNowhere() {
        ingest.answer("POST " + PATH, new Reply.Text(202, "text/plain", "", Map.of()));
        ingest.answerJson("POST /v1/feeds/later/refresh", "{}");
        anonymously().body("x").post(PATH).then().statusCode(202);
        as(ADMIN_KEY).post("/v1/feeds/later/refresh").then().statusCode(200);

        await(() -> when().get("/v1/audit").asString().contains("/v1/feeds/later/refresh"));

        assertTrue(!when().get("/v1/audit").asString().contains(PATH));
    }
}
