package dev.storywire.ingest.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A publisher on loopback with a feed at every path; sees whether one is asked for twice at once, and how many are at a time. */
final class FeedPublisher implements AutoCloseable {

    /** What a path does in place of answering with its feed. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<String> twiceAtOnce = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    FeedPublisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    FeedPublisher on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** How often a path was asked for. */
    int asked(String path) {
        AtomicInteger times = asked.get(path);
        return times == null ? 0 : times.get();
    }

    /** Paths that were asked for while an earlier request for the same one was not answered. */
    Queue<String> twiceAtOnce() {
        return twiceAtOnce;
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A feed with so many stories, each of them this path's own. */
    String feed(String path, int stories) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < stories; i++) {
            items.append("""
                    <item><guid isPermaLink="false">%1$s-%2$d</guid><title>Ferry %2$d of %1$s is late</title>
                    <link>http://%3$s%1$s/%2$d</link><pubDate>Mon, 02 Mar 2026 08:%2$02d:00 GMT</pubDate>
                    <description>The boat number %2$d waits in the harbor of %1$s.</description></item>
                    """.formatted(path, i, host()));
        }
        return "<rss version=\"2.0\"><channel><title>Post of " + path + "</title>" + items + "</channel></rss>";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
        if (!underWay.add(path)) {
            twiceAtOnce.add(path);
        }
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            behaviours.getOrDefault(path, it -> answer(it, 200, feed(path, 2))).answer(exchange);
        } finally {
            atOnce.decrementAndGet();
            underWay.remove(path);
        }
    }
}
