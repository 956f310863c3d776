package dev.storywire.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.e2e.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of the live stream that connects again whenever it is cut off, and goes on by {@code Last-Event-ID}. */
final class Follower implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Sighting> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Thread thread;
    private volatile @Nullable String lastId;
    private volatile boolean closed;

    /** @param filter what it follows, as a query string */
    Follower(Gateway gateway, String filter) {
        this.address = gateway.base().resolve("/v1/stream?" + filter);
        this.thread = Thread.ofVirtual().start(this::follow);
    }

    /** All stories so far, in the order in which they were told. */
    List<Sighting> told() {
        return List.copyOf(told);
    }

    /** Whether it knows where it stands, so that nothing that comes from now on is missed. */
    boolean hasBegun() {
        return lastId != null;
    }

    /** How often a stream broke off, other than by an end that its server said. */
    int cuts() {
        return cuts.get();
    }

    private void follow() {
        while (!closed) {
            try (Stream<String> lines = connect()) {
                var frame = new Frame();
                lines.forEach(frame::take);
            } catch (UncheckedIOException cut) {
                cuts.incrementAndGet();
            } catch (IOException refused) {
                // It connects again.
            } catch (InterruptedException end) {
                return;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private Stream<String> connect() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("X-API-Key", Gateway.KEY);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        var answer = http.send(request.build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("The stream is answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** An event counts when its blank line is there (HTML Living Standard, section 9.2.6). */
    private final class Frame {

        private @Nullable String id;
        private String event = "";
        private String data = "";

        void take(String line) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            } else if (line.isEmpty()) {
                dispatch();
            }
        }

        private void dispatch() {
            if (event.equals("story")) {
                told.add(story(data));
            }
            if (id != null) {
                lastId = id;
            }
            event = "";
            data = "";
        }
    }

    private static Sighting story(String json) {
        try {
            return Sighting.of(JSON.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        http.shutdownNow();
    }
}
