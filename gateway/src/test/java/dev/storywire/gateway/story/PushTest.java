package dev.storywire.gateway.story;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.FakeService.Received;
import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PushTest extends GatewayTest {

    private static final String OUTCOMES = "{\"outcomes\":[{\"id\":\"a\",\"revision\":1,\"outcome\":\"created\"}]}";

    /** Content types go out as they stand here. */
    private static final RestAssuredConfig AS_WRITTEN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson", "application/json;charset=UTF-8"})
    void storiesReachIngestAsTheyAreAndTheirOutcomesComeBack(String type) {
        ingest.answer("POST /v1/stories", new Reply.Text(202, "application/json", OUTCOMES));

        given().config(AS_WRITTEN)
                .contentType(type)
                .body("{\"headline\":\"渡し船\"}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/stories")
                .then()
                .statusCode(202)
                .body("outcomes[0].outcome", equalTo("created"));

        Received request = ingest.received().getFirst();
        assertEquals(type, request.header("Content-Type"));
        assertEquals("{\"headline\":\"渡し船\"}", request.body().toString());
    }

    @Test
    void storiesOfAnotherMediaTypeAreRefused() {
        assertProblem(
                given().contentType("text/html").body("<p>").post("/v1/stories").then(),
                415,
                "unsupported-media-type",
                "/v1/stories");
        assertEquals(0, ingest.begun());
    }

    @Test
    void aFaultyStoryIsToldAsIngestTellsIt() {
        ingest.answer(
                "POST /v1/stories",
                Reply.problem(
                        400,
                        "{\"type\":\"https://storywire.dev/problems/invalid-story\",\"title\":\"The story is wrong\",\"status\":400,"
                                + "\"errors\":[{\"position\":1,\"message\":\"no JSON\"}]}"));

        assertProblem(
                        given().contentType("application/json")
                                .body("{\"a\":")
                                .post("/v1/stories")
                                .then(),
                        400,
                        "invalid-story",
                        "/v1/stories")
                .body("errors[0].message", equalTo("no JSON"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/rss+xml; charset=iso-8859-1",
                "text/html",
                "nonsense",
                "text/x weird; charset=\"u'tf\"",
                "application/octet-stream"
            })
    void aDocumentKeepsThePublishersContentTypeWhateverItIs(String type) throws Exception {
        ingest.answer("POST /v1/documents", new Reply.Text(202, "application/json", OUTCOMES));

        String answer = raw("POST /v1/documents?url=https://a.example/&source=S HTTP/1.1\r\nHost: x\r\nX-API-Key: "
                + ADMIN_KEY + "\r\nContent-Type: " + type + "\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");

        assertTrue(answer.startsWith("HTTP/1.1 202"), answer);
        assertEquals(type, ingest.received().getFirst().headers().get("Content-Type"));
        assertEquals(
                "/v1/documents?url=https://a.example/&source=S",
                ingest.received().getFirst().uri());
    }

    @Test
    void aDocumentWithoutAContentTypeStaysWithoutOne() throws Exception {
        ingest.answerJson("POST /v1/preview", "{}");

        String answer = raw("POST /v1/preview HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY
                + "\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");

        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertFalse(ingest.received().getFirst().headers().contains("Content-Type"));
    }

    @Test
    void bytesPassUnchangedInBothDirectionsWithoutALengthToo() throws Exception {
        byte[] body = new byte[1_900_000];
        new Random(7).nextBytes(body);
        String answer = "\"" + "y".repeat(1_500_000) + "\"";
        ingest.answerJson("POST /v1/preview", answer);

        HttpResponse<String> response =
                send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertEquals(200, response.statusCode());
        assertEquals(answer, response.body());
        assertArrayEquals(body, ingest.received().getFirst().body().getBytes());
    }

    @Test
    void aBodySaidToBeOverTheLimitIsRefusedAndIngestNotAsked() {
        assertProblem(
                given().contentType("text/plain")
                        .body(new byte[(2 << 20) + 1])
                        .post("/v1/preview")
                        .then(),
                413,
                "body-too-large",
                "/v1/preview");
        assertEquals(0, ingest.begun());
    }

    @Test
    void aBodyThatTurnsOutOverTheLimitIsRefusedAndIngestNeverTakesThePartForTheWhole() throws Exception {
        ingest.answerJson("POST /v1/preview", "{}");

        HttpResponse<String> response =
                send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[4 << 20])));

        assertEquals(413, response.statusCode());
        assertTrue(response.body().contains("body-too-large"), response.body());
        assertEquals(0, ingest.received().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"})
    void anUploadThatIsCutNeverReachesIngestAsAWhole(String beginning) throws Exception {
        ingest.answer("POST /v1/documents", new Reply.Text(202, "application/json", OUTCOMES));

        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            String request = "POST /v1/documents HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\n" + beginning;
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await(() -> ingest.begun() == 1);
        }

        await(() -> ingest.hungUp() == 1);
        assertEquals(0, ingest.received().size());
    }

    @Test
    void anAnswerThatComesBeforeTheBodyIsTakenReachesTheClient() {
        ingest.answer(
                "POST /v1/documents",
                new Reply.Early(
                        Reply.problem(
                                400,
                                "{\"type\":\"https://storywire.dev/problems/invalid-parameter\",\"title\":\"A parameter is wrong\",\"status\":400}")));

        assertProblem(
                given().contentType("text/plain")
                        .body(new byte[1_000_000])
                        .post("/v1/documents?url=no")
                        .then(),
                400,
                "invalid-parameter",
                "/v1/documents");
    }

    @Test
    void ingestBeingAwayIsToldAndAPushIsNeverSentTwice() {
        ingest.answer("POST /v1/stories", new Reply.Cut());

        assertProblem(
                        given().contentType("application/json")
                                .body("{}")
                                .post("/v1/stories")
                                .then(),
                        503,
                        "service-unavailable",
                        "/v1/stories")
                .header("Retry-After", "5");
        assertEquals(1, ingest.begun());
    }

    @Test
    void aPreviewThatTakesTooLongEndsAtTheDeadline() {
        ingest.answer("POST /v1/preview", new Reply.Silence());

        assertProblem(
                given().contentType("text/plain").body("x").post("/v1/preview").then(),
                504,
                "service-too-slow",
                "/v1/preview");
        await(() -> ingest.hungUp() == 1);
    }

    @Test
    void anAnswerCutHalfWayEndsTheConnectionSoThatNobodyTakesItForTheWhole() throws Exception {
        ingest.answer("POST /v1/preview", new Reply.CutHalfWay());

        String answer = raw(
                "POST /v1/preview HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\nContent-Length: 1\r\n\r\na");

        assertTrue(answer.contains("Content-Length: 1000"), answer);
        assertTrue(answer.endsWith("{\"half\":"), answer);
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(gateway.resolve("/v1/preview"))
                            .header("X-API-Key", ADMIN_KEY)
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private String raw(String request) throws Exception {
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(5000);
            client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
