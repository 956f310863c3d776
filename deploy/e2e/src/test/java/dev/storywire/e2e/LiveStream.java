package dev.storywire.e2e;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who follows a search (server-sent events). */
final class LiveStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> headlines = new CopyOnWriteArrayList<>();
    private volatile @Nullable String lastId;
    private volatile boolean ended;

    /** @param lastEventId where to go on; null is from now on */
    LiveStream(URI address, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(address).header("X-API-Key", Gateway.KEY);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<Stream<String>> answer = client.send(request.build(), BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The stream is answered " + answer.statusCode());
            }
            Thread.ofVirtual().start(() -> follow(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void follow(Stream<String> lines) {
        try (lines) {
            lines.forEach(this::take);
        } catch (UncheckedIOException cut) {
            // Told by hasEnded().
        } finally {
            ended = true;
        }
    }

    private void take(String line) {
        if (line.startsWith("id:")) {
            lastId = line.substring(3).strip();
        } else if (line.startsWith("data:") && line.contains("\"headline\"")) {
            headlines.add(JsonPath.from(line.substring(5)).getString("headline"));
        }
    }

    /** The headlines of the stories so far. */
    List<String> headlines() {
        return List.copyOf(headlines);
    }

    /** What {@code Last-Event-ID} has to say to go on from here; null before the first id. */
    @Nullable String lastId() {
        return lastId;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
