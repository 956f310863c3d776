package dev.storywire.gateway.stream;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamTest extends GatewayTest {

    private static final int CROWD = 400;
    private static final String EXPORT_LIMIT = "Storywire-Export-Limit";
    private static final String EVENTS = "id: 1\nevent: story\ndata: {\"headline\":\"Night ferry is back\"}\n\n";

    @TestHTTPResource
    URI gateway;

    @Test
    void theStreamIsHandedOnWithTheQueryAndThePlaceToResumeFrom() {
        search.answer("GET /v1/stream", new Reply.Text(200, "text/event-stream;charset=UTF-8", EVENTS));

        given().header("Last-Event-ID", "abc-1")
                .accept("text/event-stream")
                .get("/v1/stream?q=ferry")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .body(equalTo(EVENTS));

        assertEquals("/v1/stream?q=ferry", search.received().getFirst().uri());
        assertEquals("abc-1", search.received().getFirst().headers().get("Last-Event-ID"));
    }

    @Test
    void anExportIsHandedOnAsItIsHoweverLargeItIs() {
        String lines = "{\"id\":\"a\"}\n".repeat(300_000);
        search.answer("GET /v1/stories.ndjson", new Reply.Text(200, "application/x-ndjson", lines));

        given().get("/v1/stories.ndjson?limit=300000")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .body(is(lines));
    }

    @Test
    void theSearchServiceIsToldHowManyStoriesTheCallersRoleMayExport() {
        search.answer("GET /v1/stories.ndjson", new Reply.Text(200, "application/x-ndjson", ""));
        String reader = given().contentType("application/json")
                .body("{\"name\":\"exporting reader\",\"role\":\"reader\"}")
                .post("/v1/keys")
                .jsonPath()
                .getString("key");

        as(reader)
                .header(EXPORT_LIMIT, "5000000")
                .get("/v1/stories.ndjson")
                .then()
                .statusCode(200);
        given().get("/v1/stories.ndjson").then().statusCode(200);

        assertEquals("100000", search.received().get(0).headers().get(EXPORT_LIMIT));
        assertNull(search.received().get(1).headers().get(EXPORT_LIMIT));
    }

    /** It may be cut before it is taken, just then, or after. */
    @RepeatedTest(20)
    void anExportCutInTheMiddleIsNeverShownAsAWholeOneAndKeepsNobodyWaiting() {
        search.answer("GET /v1/stories.csv", new Reply.CutHalfWay());

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThrows(Exception.class, () -> when().get("/v1/stories.csv").asString());
        });
    }

    @Test
    void subscribersWhoComeAllAtOnceAreAllLetIn() throws Exception {
        search.answer("GET /v1/stream", new Reply.Begun("text/event-stream", "id: 1\n\n"));
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                Socket client = new Socket(gateway.getHost(), gateway.getPort());
                clients.add(client);
                client.setSoTimeout(10_000);
                String request = "GET /v1/stream HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\n\r\n";
                client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            }
            for (Socket client : clients) {
                String status = new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertEquals("HTTP/1.1 200", status);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        await(() -> search.hungUp() == CROWD);
    }

    @Test
    void aServiceThatCutsItsAnswersFloodsNoLog() {
        List<LogRecord> errors = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord event) {
                if (event.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(event);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            search.answer("GET /v1/stories.csv", new Reply.CutHalfWay());
            assertThrows(Exception.class, () -> when().get("/v1/stories.csv").asString());
            search.answerJson("GET /v1/stories", "{}");
            when().get("/v1/stories").then().statusCode(200);
        } finally {
            root.removeHandler(listener);
        }
        assertEquals(List.of(), errors);
    }

    @Test
    void aStreamThatIsRefusedOrAwayIsAProblem() {
        search.answer(
                "GET /v1/stream",
                Reply.problem(
                        400,
                        "{\"type\":\"https://storywire.dev/problems/invalid-parameters\",\"title\":\"Invalid parameters\"}"));
        assertProblem(when().get("/v1/stream").then(), 400, "invalid-parameters", "/v1/stream");

        search.answer("GET /v1/stream", Reply.problem(503, "{}"));
        assertProblem(when().get("/v1/stream").then(), 503, "service-unavailable", "/v1/stream");
    }

    @Test
    void wordsAndTheIndexAreAskedForAtTheSearchService() {
        search.answerJson("GET /v1/suggest", "{\"headlines\":[]}");
        search.answerJson("GET /v1/trends", "{\"trends\":[]}");
        search.answerJson("GET /v1/queries/explain", "{\"understood\":\"a b\"}");
        search.answer("POST /v1/admin/rebuild", new Reply.Text(202, "application/json", "{\"phase\":\"reading\"}"));
        search.answerJson("DELETE /v1/admin/rebuild", "{\"phase\":\"canceled\"}");
        search.answerJson("GET /v1/admin/dead-letters", "{\"total\":0,\"letters\":[]}");
        search.answerJson("POST /v1/admin/dead-letters/0-17/redrive", "{\"outcome\":\"indexed\"}");

        when().get("/v1/suggest?prefix=ha").then().statusCode(200).body("headlines.size()", equalTo(0));
        when().get("/v1/trends?window=1h").then().statusCode(200);
        when().get("/v1/queries/explain?q=a%20b").then().statusCode(200).body("understood", equalTo("a b"));
        when().post("/v1/admin/rebuild?fewer=true").then().statusCode(202).body("phase", equalTo("reading"));
        when().delete("/v1/admin/rebuild").then().statusCode(200);
        when().get("/v1/admin/dead-letters").then().statusCode(200);
        when().post("/v1/admin/dead-letters/0-17/redrive").then().statusCode(200);
        assertProblem(when().get("/v1/admin/dead-letters/x").then(), 404, "not-found", "/v1/admin/dead-letters/x");

        assertEquals("/v1/suggest?prefix=ha", search.received().getFirst().uri());
        assertEquals("/v1/admin/rebuild?fewer=true", search.received().get(3).uri());
    }
}
