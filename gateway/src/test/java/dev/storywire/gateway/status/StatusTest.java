package dev.storywire.gateway.status;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusTest extends GatewayTest {

    private static final String READY = "GET /q/health/ready";
    private static final String NUMBERS = "GET /v1/status";

    @Test
    void withEverythingThereTheNumbersOfBothAreTold() {
        ingest.answerJson(READY, "{}");
        ingest.answerJson(
                NUMBERS,
                "{\"stories\":7,\"sources\":2,\"feeds\":{\"healthy\":6,\"gone\":1},\"outbox\":{\"pending\":3,\"oldestSeconds\":1}}");
        search.answerJson(READY, "{}");
        search.answerJson(NUMBERS, "{\"stories\":4,\"index\":\"stories-1\",\"lag\":{\"events\":5},\"deadLetters\":0}");

        when().get("/v1/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("up"))
                .body("services.ingest.health", equalTo("up"))
                .body("services.search.health", equalTo("up"))
                .body("stories.stored", equalTo(7))
                .body("stories.sources", equalTo(2))
                .body("stories.searchable", equalTo(4))
                .body("feeds.healthy", equalTo(6))
                .body("feeds.gone", equalTo(1))
                .body("lag.unpublished", equalTo(3))
                .body("lag.unpublishedSeconds", equalTo(1))
                .body("lag.unindexed", equalTo(5))
                .body("deadLetters", equalTo(0));
    }

    @Test
    void whatIsAwayOrCannotWorkIsNamedInAnAnswerThatIsStillGiven() {
        ingest.answer(READY, new Reply.Text(503, "application/json", "{\"status\":\"DOWN\"}"));
        search.answer(READY, new Reply.Cut());
        search.answer(NUMBERS, new Reply.Cut());

        when().get("/v1/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("degraded"))
                .body("services.ingest.health", equalTo("not-ready"))
                .body("services.search.health", equalTo("down"))
                .body("services.search.reason", equalTo("The search service can't be reached."))
                .body("stories.searchable", nullValue())
                .body(not(containsString("127.0.0.1")));
    }

    @Test
    void aSlowServiceHoldsTheAnswerNoLongerThanTheDeadline() {
        ingest.answer(READY, new Reply.Silence());
        search.answerJson(READY, "{}");

        when().get("/v1/status")
                .then()
                .statusCode(200)
                .body("services.ingest.health", equalTo("down"))
                .body("services.ingest.reason", equalTo("The ingest service took too long."))
                .body("services.search.health", equalTo("up"));
    }
}
