package dev.storywire.search.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Listens to the stream as a browser does: keeps the last id, and every event in its order. */
final class EventSource implements AutoCloseable {
    /** @param id where the stream stood behind it */
    record Event(String id, String name, String data) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile String lastId = "";

    private EventSource(int port, String query, @Nullable String lastEvent) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/stream?" + query));
        if (lastEvent != null) {
            request.header("Last-Event-ID", lastEvent);
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            body = response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Connects, and listens. */
    static EventSource open(int port, String query, @Nullable String lastEvent) {
        EventSource source = new EventSource(port, query, lastEvent);
        source.listen();
        return source;
    }

    /** Connects, and takes nothing until {@link #listen}. */
    static EventSource deaf(int port, String query) {
        return new EventSource(port, query, null);
    }

    void listen() {
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(lastId, name, data.toString()));
                    }
                    name = "message";
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            // the test has heard enough
        }
    }

    /** As a client would send it in {@code Last-Event-ID}. */
    String lastId() {
        return lastId;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** The headlines of the stories heard. */
    List<String> headlines() {
        return events.stream()
                .filter(event -> event.name().equals("story"))
                .map(event ->
                        io.restassured.path.json.JsonPath.from(event.data()).getString("headline"))
                .toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
