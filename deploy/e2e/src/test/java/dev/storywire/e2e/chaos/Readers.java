package dev.storywire.e2e.chaos;

import dev.storywire.e2e.Gateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** People and programs who read whatever there is to read, each on a connection that stays open. */
final class Readers implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param source that they look at */
    Readers(Gateway gateway, String source) {
        List.of(
                        "/v1/stories?q=seen&source=" + source,
                        "/v1/stories?facets=source,lang&source=" + source,
                        "/v1/stories.ndjson?limit=20&source=" + source,
                        "/v1/trends?source=" + source,
                        "/v1/suggest?prefix=see",
                        "/v1/feeds",
                        "/v1/alerts",
                        "/v1/status")
                .forEach(path -> {
                    Set<String> seen = ConcurrentHashMap.newKeySet();
                    answers.put(path, seen);
                    threads.execute(() -> read(new Client(gateway), path, seen));
                });
    }

    private static void read(Client client, String path, Set<String> seen) {
        try {
            while (!Thread.interrupted()) {
                seen.add(client.get(path).toString());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** How each path was answered, whenever it was. */
    Map<String, Set<String>> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
