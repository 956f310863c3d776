package dev.storywire.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.bench.ResidentMemory;
import dev.storywire.local.Service;
import dev.storywire.local.ServiceProcess;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A rebuild of every story while searches run: none may fail, none may see fewer stories. */
final class RebuildMeasure {
    private static final int CLIENTS = 4;
    private static final long POLL_NANOS = 100_000_000;
    private static final String REBUILD = "/v1/admin/rebuild";

    private final ServiceProcess service;
    private final NewsStories news;
    private final int stories;
    private final AtomicLong searches = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
    private final AtomicBoolean over = new AtomicBoolean();

    RebuildMeasure(ServiceProcess service, NewsStories news, int stories) {
        this.service = service;
        this.news = news;
        this.stories = stories;
    }

    void run() throws IOException, InterruptedException {
        Http front = new Http(service.base());
        while (found(front) < stories) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            clients[i] = Thread.ofPlatform().daemon().start(() -> search(new Http(service.base()), client));
        }
        long start = System.nanoTime();
        front.ask("POST", REBUILD, "");
        JsonNode state = front.get(REBUILD);
        while (!state.path("phase").asText().matches("swapped|done|failed|canceled")) {
            LockSupport.parkNanos(POLL_NANOS);
            state = front.get(REBUILD);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
        System.out.printf(
                Locale.ROOT,
                "rebuild of %,d stories: %s after %.1f s, %,.0f stories/s; %,d searches meanwhile, %d failed, fewest"
                        + " stories seen %,d, after it %,d; the service's memory %d MB%n",
                stories,
                state.path("phase").asText(),
                seconds,
                stories / seconds,
                searches.get(),
                failed.get(),
                fewest.get(),
                found(front),
                ResidentMemory.megabytes(Service.SEARCH));
    }

    private static long found(Http front) {
        return front.get("/v1/stories?size=0").at("/total/value").asLong();
    }

    private void search(Http front, int client) {
        for (int i = client; !over.get(); i += CLIENTS) {
            searches.incrementAndGet();
            try {
                front.get("/v1/stories?q=" + URLEncoder.encode(news.query(i).replace(" ", " OR "), UTF_8));
                JsonNode all = front.get("/v1/stories?size=0");
                if (all.path("partial").asBoolean()) {
                    failed.incrementAndGet();
                }
                fewest.accumulateAndGet(all.at("/total/value").asLong(), Math::min);
            } catch (RuntimeException e) {
                failed.incrementAndGet();
            }
        }
    }
}
