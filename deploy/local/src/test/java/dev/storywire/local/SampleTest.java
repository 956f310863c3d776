package dev.storywire.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    private final List<String> pushed = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile int answer = 202;
    private final AtomicInteger emptySearches = new AtomicInteger(2);
    private final HttpServer gateway;

    SampleTest() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        gateway.createContext("/v1/documents", this::take);
        gateway.createContext("/v1/stories", this::search);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        client.close();
    }

    @Test
    void theFeedAndThePageArePushedAsTheirPublishersWouldAndOnlyOnce(@TempDir Path folder) {
        sample().loadOnce(folder);
        sample().loadOnce(folder);

        assertEquals(
                List.of(
                        "application/rss+xml; charset=utf-8 source=Skerry Tidings&url=https://tidings.example/feed.xml",
                        "text/plain; charset=utf-8 source=Alder Valley Herald"
                                + "&url=https://herald.example/world/2026/03/14/"),
                pushed);
        assertEquals(0, emptySearches.get());
    }

    @Test
    void aGatewayThatRefusesTheSampleIsQuotedAndTheNextRunTriesAgain(@TempDir Path folder) {
        answer = 503;
        ProcessFailedException failure = assertThrows(ProcessFailedException.class, () -> sample().loadOnce(folder));
        assertTrue(failure.getMessage().contains("feed.xml (503): no room"), failure::getMessage);

        answer = 202;
        sample().loadOnce(folder);

        assertEquals(3, pushed.size());
    }

    private Sample sample() {
        return new Sample(URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()), "a-key", client);
    }

    private void take(HttpExchange exchange) throws IOException {
        assertTrue(exchange.getRequestBody().readAllBytes().length > 500);
        pushed.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + exchange.getRequestURI().getQuery().replace('+', ' '));
        reply(exchange, answer, "no room");
    }

    private void search(HttpExchange exchange) throws IOException {
        boolean found = emptySearches.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
        reply(exchange, 200, found ? "{\"stories\":[{\"headline\":\"x\"}]}" : "{\"stories\":[]}");
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
