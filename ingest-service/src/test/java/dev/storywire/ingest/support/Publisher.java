package dev.storywire.ingest.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A publisher's web server on this machine, which the service may fetch from; what isn't put there is 404. */
public final class Publisher implements AutoCloseable {

    /** A request as it came; header names in lower case. */
    public record Asked(String method, String target, Map<String, String> headers) {}

    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record Page(int status, Map<String, String> headers, byte[] body) {}

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    Publisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Host and port, as the service's allow-list has them. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The absolute address of a path. */
    public String at(String path) {
        return "http://" + authority() + path;
    }

    /** Puts a document at a path. */
    public void put(String path, String contentType, String body) {
        put(path, 200, Map.of("Content-Type", contentType), body);
    }

    /** Puts an answer at a path. */
    public void put(String path, int status, Map<String, String> headers, String body) {
        pages.put(path, new Page(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The requests for a path, query not counted, in their order. */
    public List<Asked> asked(String path) {
        return asked.stream()
                .filter(request -> request.target().split("\\?", 2)[0].equals(path))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            asked.add(new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers));
            Page page = pages.getOrDefault(exchange.getRequestURI().getPath(), new Page(404, Map.of(), new byte[0]));
            page.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(page.status(), page.body().length == 0 ? -1 : page.body().length);
            exchange.getResponseBody().write(page.body());
        }
    }
}
