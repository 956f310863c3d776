package dev.storywire.gateway.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.gateway.fake.GatewayTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HygieneTest extends GatewayTest {

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void answer() {
        search.answerJson("GET /v1/stories", "{\"stories\":[]}");
        ingest.answerJson("POST /v1/preview", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/no-such-thing", "/no-such-thing", "/q/no-such-thing", "/v1/stories/a/b/c"})
    void anUnknownPathIsAProblemDocument(String path) {
        assertProblem(when().get(path).then(), 404, "not-found", path);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/stories, 'GET, HEAD, OPTIONS, POST'",
        "PUT, /v1/preview, 'OPTIONS, POST'",
        "GET, /v1/preview, 'OPTIONS, POST'",
        "POST, /v1/stories/abc, 'GET, HEAD, OPTIONS'",
        "PATCH, /v1/status, 'GET, HEAD, OPTIONS'",
        "BREW, /v1/stories, 'GET, HEAD, OPTIONS, POST'"
    })
    void aWrongMethodIsToldWhichOnesWork(String method, String path, String allowed) {
        assertProblem(given().request(method, path).then(), 405, "method-not-allowed", path)
                .header("Allow", equalTo(allowed));
    }

    @Test
    void anAnswerThatTheClientDoesNotAcceptIsNotGiven() {
        assertProblem(given().accept("text/html").get("/v1/stories").then(), 406, "not-acceptable", "/v1/stories");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stories", "/v1/stories/none", "/no-such-thing", "/openapi"})
    void everyAnswerIsSafeInABrowserAndNamesItsTrace(String path) {
        when().get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Trace-Id", matchesPattern("[0-9a-f]{32}"))
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void theCallersTraceGoesOnBehindTheGateway() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/v1/stories")
                .then()
                .header("X-Trace-Id", trace);

        String passedOn = search.received().getFirst().header("traceparent");
        assertTrue(passedOn.matches("00-" + trace + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[0-9]"), passedOn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void aTraceThatBreaksTheStandardIsReplaced(String header) {
        given().header("traceparent", header)
                .get("/v1/stories")
                .then()
                .header(
                        "X-Trace-Id",
                        allOf(matchesPattern("(?!0{32})[0-9a-f]{32}"), not("4bf92f3577b34da6a3ce929d0e0e4736")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/stories?q=\u00e9 HTTP/1.1\r\nConnection: close\r\nHost: x\r\n\r\n",
                "GET /v1/stories HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /v1/stories HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"
            })
    void aMalformedRequestIsRefused(String request) throws Exception {
        String answer = raw(request);

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("https://storywire.dev/problems/malformed-request"), answer);
        assertEquals(0, search.begun());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "100%", "%"})
    void anAddressWithABrokenPercentEncodingIsRefused(String query) throws Exception {
        String answer = raw("GET /v1/stories?q=" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertEquals(0, search.begun());
    }

    @Test
    void nothingAfterARequestWithTwoLengthsIsAnswered() throws Exception {
        String smuggled = "GET /v1/stories HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\n\r\n";

        String answer = raw("POST /v1/preview HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY
                + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + "0\r\n\r\n" + smuggled);

        assertEquals(
                1, Pattern.compile("HTTP/1\\.1 \\d").matcher(answer).results().count(), answer);
        assertEquals(0, search.begun());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "gzip, chunked", "identity"})
    void aTransferCodingThatNobodyKnowsIsRefused(String coding) throws Exception {
        String answer = raw("POST /v1/preview HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY
                + "\r\nTransfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 501") || answer.startsWith("HTTP/1.1 400"), answer);
        assertEquals(0, ingest.begun());
    }

    @Test
    void anAddressBeyondTheLimitIsRefused() {
        when().get("/v1/stories?cursor=" + "A".repeat(20_000)).then().statusCode(414);
    }

    @Test
    void theRootSaysWhereToGoOn() {
        when().get("/").then().statusCode(200).body("openapi", equalTo("/openapi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics", "/q/swagger-ui/"})
    void operatorsAndReadersFindTheirPages(String path) {
        when().get(path).then().statusCode(200);
    }

    private String raw(String request) throws Exception {
        try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
            client.setSoTimeout(5000);
            client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
