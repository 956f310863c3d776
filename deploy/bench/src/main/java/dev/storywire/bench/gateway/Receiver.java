package dev.storywire.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storywire.bench.search.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhook calls and remembers when it was told which story. */
final class Receiver implements AutoCloseable {
    private static final int QUEUE = 256;
    private static final int NO_CONTENT = 204;

    /** A story that somebody was told. */
    record Told(String story, long at) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), QUEUE);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Its address and port. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    void forget() {
        told.clear();
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            JsonNode stories = Json.parse(call.getRequestBody().readAllBytes()).at("/data/stories");
            long now = System.nanoTime();
            stories.forEach(story -> told.add(new Told(story.path("id").asText(), now)));
            call.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
