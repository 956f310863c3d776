package dev.storywire.gateway.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client no longer waits for is given up behind the gateway. */
@QuarkusTest
class HangUpTest extends GatewayTest {

    private static final int READS = 64;
    private static final Pattern WAITING =
            Pattern.compile("(?m)^storywire_calls_waiting\\{kind=\"read\",service=\"search\",?} (\\S+)$");

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/stories",
                "GET /v1/stories.atom",
                "GET /v1/suggest",
                "GET /v1/stream",
                "GET /v1/stories.csv"
            })
    void aClientThatHangsUpBeforeItsAnswerCancelsTheSearch(String call) throws Exception {
        search.answer(call.replace(".atom", ""), new Reply.Silence());

        hangUp(call, () -> search.begun() == 1);

        await(() -> search.hungUp() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /v1/feeds", "GET /v1/alerts", "POST /v1/alerts/dry-run", "POST /v1/stories", "GET /v1/opml"
            })
    void aClientThatHangsUpBeforeItsAnswerCancelsWhatIngestDoes(String call) throws Exception {
        ingest.answer(call, new Reply.Silence());

        hangUp(call, () -> ingest.received().size() == 1);

        await(() -> ingest.hungUp() == 1);
    }

    @Test
    void aClientThatHangsUpOnAStoryCancelsBothQuestions() throws Exception {
        ingest.answer("GET /v1/stories/abc", new Reply.Silence());
        search.answer("GET /v1/stories/abc/related", new Reply.Silence());

        hangUp("GET /v1/stories/abc", () -> ingest.begun() == 1 && search.begun() == 1);

        await(() -> ingest.hungUp() == 1 && search.hungUp() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/stream", "GET /v1/stories.ndjson", "GET /v1/stories.csv"})
    void aClientThatHangsUpInTheMiddleOfAnAnswerEndsItBehindTheGateway(String call) throws Exception {
        search.answer(call, new Reply.Begun("text/event-stream", "id: 1\n\n"));

        try (Socket client = ask(call)) {
            await(() -> received(client).contains("id: 1"));
        }

        await(() -> search.hungUp() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /v1/stories", "POST /v1/documents", "POST /v1/opml"})
    void aClientThatHangsUpInTheMiddleOfAnUploadEndsItBehindTheGateway(String call) throws Exception {
        ingest.answer(call, new Reply.Silence());

        hangUp(ask(call, "Content-Length: 1000\r\n\r\n{\"half\":"), () -> ingest.begun() == 1);

        await(() -> ingest.hungUp() == 1);
        assertEquals(List.of(), ingest.received());
    }

    @Test
    void aClientThatHangsUpWhileItWaitsForItsTurnIsNeverAskedForAndHoldsUpNobody() throws Exception {
        search.answer("GET /v1/suggest", new Reply.Silence());
        search.answerJson("GET /v1/trends", "{}");
        List<Socket> ahead = new ArrayList<>();
        try {
            for (int i = 0; i < READS; i++) {
                ahead.add(ask("GET /v1/suggest"));
            }
            await(() -> search.begun() == READS);
            hangUp("GET /v1/stories", () -> waiting() == 1);
            await(() -> waiting() == 0);

            try (Socket next = ask("GET /v1/trends")) {
                await(() -> waiting() == 1);
                ahead.removeFirst().close();
                await(() -> received(next).startsWith("HTTP/1.1 200"));
            }
        } finally {
            for (Socket client : ahead) {
                client.close();
            }
        }
        await(() -> search.hungUp() == READS);
        assertEquals(READS + 1, search.begun());
    }

    /** How many reads wait for the search service, as operators see it. */
    private static int waiting() {
        return WAITING.matcher(anonymously().get("/q/metrics").asString())
                .results()
                .mapToInt(line -> (int) Double.parseDouble(line.group(1)))
                .sum();
    }

    private void hangUp(String call, BooleanSupplier arrived) throws Exception {
        hangUp(ask(call), arrived);
    }

    private static void hangUp(Socket client, BooleanSupplier arrived) throws Exception {
        await(arrived);
        client.close();
    }

    private Socket ask(String call) throws Exception {
        return ask(call, call.startsWith("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n");
    }

    private Socket ask(String call, String rest) throws Exception {
        Socket client = new Socket(gateway.getHost(), gateway.getPort());
        String request = call + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\nContent-Type: "
                + (call.endsWith("opml") ? "text/x-opml" : "application/json") + "\r\n" + rest;
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /** What has come since it was asked last. */
    private static String received(Socket client) {
        try {
            return new String(
                    client.getInputStream().readNBytes(client.getInputStream().available()), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
