package dev.storywire.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A hub on loopback that keeps what it is asked; tests call back in its place. */
final class Hub implements AutoCloseable {

    private final HttpServer server;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 202;

    Hub() {
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

    String url() {
        return "http://" + host() + "/hub";
    }

    /** Answers with this status from now on. */
    void answer(int with) {
        status = with;
    }

    /** The forms that were sent, in their order. */
    List<Map<String, String>> asked() {
        return asked;
    }

    /** The forms that were sent in this mode for a topic. */
    List<Map<String, String>> asked(String mode, String topic) {
        return asked.stream()
                .filter(form -> mode.equals(form.get("hub.mode")) && topic.equals(form.get("hub.topic")))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> form = new HashMap<>();
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
            asked.add(form);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
