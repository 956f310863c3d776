package dev.storywire.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storywire.local.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/**
 * Latency of searches through the service, against the very same requests sent to the same Elasticsearch directly. The
 * requests are recorded once from a second instance of the service, whose way to Elasticsearch leads through here. The two
 * take turns, so that a disturbance hits both.
 */
final class SearchMeasure {
    private static final int QUERIES = 500;
    private static final int TURNS = 4;
    private static final int[] CLIENTS = {1, 8, 32};

    private final Stage stage;
    private final NewsStories news;
    private final ServiceProcess service;
    private final int seconds;

    SearchMeasure(Stage stage, NewsStories news, ServiceProcess service, int seconds) {
        this.stage = stage;
        this.news = news;
        this.service = service;
        this.seconds = seconds;
    }

    void run() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            paths.add("/v1/stories?q=" + URLEncoder.encode(news.query(i).replace(" ", " OR "), UTF_8));
        }
        List<byte[]> recorded = record(paths);
        Http front = new Http(service.base());
        Http direct = stage.index();
        for (int clients : CLIENTS) {
            List<Long> through = new ArrayList<>();
            List<Long> straight = new ArrayList<>();
            // The first turn of each warms up.
            for (int turn = 0; turn <= TURNS; turn++) {
                List<Long> served = turn(
                        clients,
                        i -> expect(front.send("GET", paths.get(i % QUERIES), new byte[0], "application/json")));
                List<Long> sent = turn(
                        clients,
                        i -> expect(direct.send(
                                "POST", "/_search?typed_keys=true", recorded.get(i % QUERIES), "application/json")));
                if (turn > 0) {
                    through.addAll(served);
                    straight.addAll(sent);
                }
            }
            print(clients, latencies(through), latencies(straight));
        }
        suggest(front);
    }

    /** The first two letters of words that headlines have, which is where most can follow. */
    private void suggest(Http front) throws InterruptedException {
        for (int clients : new int[] {1, 8}) {
            IntConsumer question = i -> expect(front.send(
                    "GET",
                    "/v1/suggest?prefix=" + news.query(i % QUERIES).substring(0, 2),
                    new byte[0],
                    "application/json"));
            turn(clients, question);
            Latencies taken = latencies(turn(clients, question));
            System.out.printf(
                    Locale.ROOT,
                    "suggest, %2d clients: p50 %.1f ms, p99 %.1f ms (%,d) (aim 20 ms)%n",
                    clients,
                    taken.millis(0.5),
                    taken.millis(0.99),
                    taken.count());
        }
    }

    private static void expect(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
    }

    private static Latencies latencies(List<Long> nanos) {
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private static void print(int clients, Latencies through, Latencies straight) {
        System.out.printf(
                Locale.ROOT,
                "search, %2d clients: p50 %.1f ms, p99 %.1f ms (%,d); direct p50 %.1f ms, p99 %.1f ms (%,d);"
                        + " ratios %.2f and %.2f (aims 1.15 and 1.3)%n",
                clients,
                through.millis(0.5),
                through.millis(0.99),
                through.count(),
                straight.millis(0.5),
                straight.millis(0.99),
                straight.count(),
                through.millis(0.5) / straight.millis(0.5),
                through.millis(0.99) / straight.millis(0.99));
    }

    /** So many clients, each asking again when it has its answer, for a share of the seconds. */
    private List<Long> turn(int clients, IntConsumer question) throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        LongAdder failed = new LongAdder();
        long end = System.nanoTime() + seconds * 1_000_000_000L / TURNS;
        CountDownLatch done = new CountDownLatch(clients);
        ThreadFactory threads = Thread.ofPlatform().daemon().factory();
        for (int i = 0; i < clients; i++) {
            threads.newThread(() -> {
                        try {
                            while (System.nanoTime() < end) {
                                long start = System.nanoTime();
                                question.accept(next.getAndIncrement());
                                nanos.add(System.nanoTime() - start);
                            }
                        } catch (RuntimeException e) {
                            failed.increment();
                            System.out.println(e.getMessage());
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();
        if (failed.sum() > 0) {
            throw new IllegalStateException(failed.sum() + " clients failed");
        }
        return List.copyOf(nanos);
    }

    /** What the service asks Elasticsearch for each of these, on a point in time that outlives the measurement. */
    private List<byte[]> record(List<String> paths) throws IOException {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer between = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        between.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        between.createContext("/", exchange -> passOn(exchange, seen));
        between.start();
        String snapshot = stage.index()
                .ask("POST", "/stories/_pit?keep_alive=1h", "")
                .path("id")
                .asText();
        List<byte[]> recorded = new ArrayList<>();
        try (ServiceProcess second = stage.service(Map.of(
                "QUARKUS_ELASTICSEARCH_HOSTS",
                "127.0.0.1:" + between.getAddress().getPort(),
                "STORYWIRE_SEARCH_EVENTS_TOPIC",
                "bench-nothing",
                "STORYWIRE_SEARCH_EVENTS_GROUP",
                "bench-nothing"))) {
            Http front = new Http(second.base());
            for (String path : paths) {
                seen.clear();
                front.get(path);
                recorded.add(seen.stream()
                        .filter(body -> body.contains("\"pit\""))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + snapshot + "\"")
                        .getBytes(UTF_8));
            }
        } finally {
            between.stop(0);
        }
        return recorded;
    }

    private void passOn(HttpExchange exchange, ConcurrentLinkedQueue<String> seen) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().toString();
        if (path.startsWith("/_search")) {
            seen.add(new String(body, UTF_8));
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        HttpResponse<byte[]> answer = stage.index()
                .send(
                        exchange.getRequestMethod(),
                        path,
                        body,
                        type == null ? "application/json" : type,
                        accept == null ? "*/*" : accept);
        answer.headers().map().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("X-Elastic-Product")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(
                answer.statusCode(), head || answer.body().length == 0 ? -1 : answer.body().length);
        if (!head) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }
}
