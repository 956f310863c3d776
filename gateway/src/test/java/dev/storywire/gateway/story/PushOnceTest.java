package dev.storywire.gateway.story;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PushOnceTest extends GatewayTest {

    private static final String OUTCOMES = "{\"outcomes\":[{\"id\":\"abc\",\"revision\":2,\"outcome\":\"revised\"}]}";
    private static final Reply ACCEPTED = new Reply.Text(202, "application/json", OUTCOMES);

    @Test
    void theSameRequestUnderTheSameNameIsDoneOnceAndAnsweredTwice() {
        ingest.answer("POST /v1/stories", ACCEPTED);
        String name = UUID.randomUUID().toString();

        push(name, "{\"a\":1}").then().statusCode(202).header("Idempotency-Replayed", nullValue());
        push(name, "{\"a\":1}")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", equalTo("true"))
                .body(equalTo(OUTCOMES));

        assertEquals(1, ingest.received().size());
    }

    @Test
    void anotherRequestUnderTheSameNameIsRefused() {
        ingest.answer("POST /v1/stories", ACCEPTED);
        String name = UUID.randomUUID().toString();
        push(name, "{\"a\":1}");

        assertProblem(push(name, "{\"a\":2}").then(), 422, "unprocessable", "/v1/stories");
        assertEquals(1, ingest.received().size());
    }

    @Test
    void aNameIsItsCallersOwn() {
        ingest.answer("POST /v1/stories", ACCEPTED);
        String name = UUID.randomUUID().toString();
        push(name, "{\"a\":1}");

        anonymously()
                .header("Authorization", "Bearer " + tokens.of("another", "editor"))
                .header("Idempotency-Key", name)
                .contentType("application/json")
                .body("{\"a\":2}")
                .post("/v1/stories")
                .then()
                .statusCode(202);
    }

    @Test
    void whatFailedCanBeTriedAgain() {
        ingest.answer("POST /v1/stories", new Reply.Text(503, "application/json", "{}"));
        String name = UUID.randomUUID().toString();
        push(name, "{\"a\":1}").then().statusCode(503);

        ingest.answer("POST /v1/stories", ACCEPTED);
        push(name, "{\"a\":1}").then().statusCode(202).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldToComeAgain() {
        ingest.answer("POST /v1/stories", new Reply.Silence());
        String name = UUID.randomUUID().toString();
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> push(name, "{\"a\":1}"));
        await(() -> ingest.begun() == 1);

        assertProblem(push(name, "{\"a\":1}").then(), 409, "conflict", "/v1/stories")
                .header("Retry-After", equalTo("2"));
        assertEquals(504, first.join().statusCode());
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertProblem(push("with space", "{}").then(), 400, "malformed-request", "/v1/stories");
        assertEquals(0, ingest.begun());
    }

    @Test
    void whoPrefersToWaitIsAnsweredOnceTheStoryIsSearchable() {
        ingest.answer("POST /v1/stories", ACCEPTED);
        search.answerJson("GET /v1/stories/abc", "{\"id\":\"abc\",\"revision\":1}");

        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(
                () -> preferring("respond-async, wait=20").post("/v1/stories"));
        await(() -> search.begun() > 1);
        search.answerJson("GET /v1/stories/abc", "{\"id\":\"abc\",\"revision\":2}");

        answer.join()
                .then()
                .statusCode(200)
                .header("Preference-Applied", equalTo("wait=20"))
                .body(equalTo(OUTCOMES));
        assertTrue(search.received().getFirst().uri().endsWith("searchable=true"));
    }

    @Test
    void whoHasWaitedLongEnoughIsAnsweredAllTheSame() {
        ingest.answer("POST /v1/stories", ACCEPTED);

        preferring("wait=1").post("/v1/stories").then().statusCode(202).header("Preference-Applied", nullValue());
    }

    private static Response push(String name, String body) {
        return given().header("Idempotency-Key", name)
                .contentType("application/json")
                .body(body)
                .post("/v1/stories");
    }

    private static io.restassured.specification.RequestSpecification preferring(String preference) {
        return given().header("Prefer", preference)
                .contentType("application/json")
                .body("{}");
    }
}
