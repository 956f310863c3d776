package dev.storywire.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.NewsStories;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A publisher at the gateway's door: it comes again when it is told to, and gives up on nothing. */
final class Pushing {
    private static final int CLIENTS = 4;
    private static final int AT_ONCE = 50;
    private static final int ACCEPTED = 202;

    private final Http gateway;
    private final NewsStories news;
    private final LongAdder refused = new LongAdder();
    private final LongAdder accepted = new LongAdder();

    Pushing(Http gateway, NewsStories news) {
        this.gateway = gateway;
        this.news = news;
    }

    /** Pushes the stories of these numbers as quickly as they are taken, four requests at a time of 50 stories each. */
    void all(int from, int to) throws ExecutionException, InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> {
                    for (int first = next.getAndAdd(AT_ONCE); first < to; first = next.getAndAdd(AT_ONCE)) {
                        push(first, Math.min(AT_ONCE, to - first));
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    /** One request with so many stories, again until it is accepted. */
    void push(int from, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            lines.append(news.pushed(i)).append('\n');
        }
        byte[] body = lines.toString().getBytes(UTF_8);
        while (true) {
            HttpResponse<byte[]> answer = gateway.send("POST", "/v1/stories", body, "application/x-ndjson");
            if (answer.statusCode() == ACCEPTED) {
                accepted.add(count);
                return;
            }
            long wait = answer.headers()
                    .firstValueAsLong("Retry-After")
                    .orElseThrow(() -> new IllegalStateException(
                            "push: " + answer.statusCode() + " " + new String(answer.body(), UTF_8)));
            refused.increment();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(wait));
        }
    }

    /** Requests that were told to come again. */
    long refused() {
        return refused.sum();
    }

    /** Stories that were accepted. */
    long accepted() {
        return accepted.sum();
    }
}
