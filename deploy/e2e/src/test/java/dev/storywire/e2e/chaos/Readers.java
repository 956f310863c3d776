package dev.storywire.e2e.chaos;

import dev.storywire.e2e.Gateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** People and programs who read whatever there is to read, each on a connection that stays open. */
final class Readers implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final List<String> READ = List.of(
            "/v1/stories?q=seen&source=%s",
            "/v1/stories?facets=source,lang&source=%s",
            "/v1/stories.ndjson?limit=20&source=%s",
            "/v1/trends?source=%s",
            "/v1/suggest?prefix=see",
            "/v1/feeds",
            "/v1/alerts",
            "/v1/status");

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Readers(Gateway gateway, String source) {
        READ.forEach(path -> threads.execute(() -> read(new Client(gateway), path.formatted(source))));
    }

    private void read(Client client, String path) {
        try {
            while (!Thread.interrupted()) {
                var answer = client.get(path).toString();
                answers.merge(answer.equals("200") ? answer : answer + " for " + path, 1, Integer::sum);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often each status was answered; with the path where it was none of success. */
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
