package dev.storywire.gateway.web;

import dev.storywire.gateway.fake.GatewayTest;
import dev.storywire.gateway.fake.Reply;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client no longer waits for is given up behind the gateway. */
@QuarkusTest
class HangUpTest extends GatewayTest {

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/stories", "GET /v1/stories.atom", "GET /v1/suggest", "GET /v1/stream"})
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

    private void hangUp(String call, BooleanSupplier arrived) throws Exception {
        Socket client = ask(call);
        await(arrived);
        client.close();
    }

    private Socket ask(String call) throws Exception {
        Socket client = new Socket(gateway.getHost(), gateway.getPort());
        String request = call + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + ADMIN_KEY + "\r\n"
                + (call.startsWith("POST") ? "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}" : "\r\n");
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
