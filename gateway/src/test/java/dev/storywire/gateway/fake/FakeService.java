package dev.storywire.gateway.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service behind the gateway, played: it answers what a test tells it to, and remembers what it was asked. */
public final class FakeService implements AutoCloseable {

    private static final Reply NOTHING_THERE = new Reply.Text(
            404,
            "application/problem+json",
            "{\"type\":\"https://storywire.dev/problems/story-not-found\",\"title\":\"No such story\",\"status\":404}");

    /** A request that came, with its whole body. */
    public record Received(String method, String uri, MultiMap headers, Buffer body) {

        /** The header's value; empty where there is none. */
        public String header(String name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }
    }

    private final Vertx vertx;
    private final int port;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private HttpServer server;

    FakeService(Vertx vertx) {
        this.vertx = vertx;
        this.server = listen(vertx, 0);
        this.port = server.actualPort();
    }

    private HttpServer listen(Vertx on, int wanted) {
        return await(on.createHttpServer().requestHandler(this::play).listen(wanted, "127.0.0.1"));
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Answers this from now on; {@code call} is a method and a path without its query. */
    public void answer(String call, Reply reply) {
        replies.put(call, reply);
    }

    public void answerJson(String call, String json) {
        answer(call, Reply.json(json));
    }

    /** Nobody listens any more. */
    public void goAway() {
        await(server.close());
    }

    /** Listens again, where it did before. */
    public void comeBack() {
        server = listen(vertx, port);
    }

    /** As at the beginning: there, and knowing nothing. */
    public void reset() {
        replies.clear();
        received.clear();
        hungUp.set(0);
        given.set(0);
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** How many requests arrived, with their bodies or without. */
    public int begun() {
        return given.get();
    }

    /** How many requests the gateway gave up before they were answered. */
    public int hungUp() {
        return hungUp.get();
    }

    private void play(HttpServerRequest request) {
        given.incrementAndGet();
        request.response().exceptionHandler(gone -> hungUp.incrementAndGet());
        Reply reply = replies.getOrDefault(request.method() + " " + request.path(), NOTHING_THERE);
        if (reply instanceof Reply.Early early) {
            give(request, early.answer());
            return;
        }
        request.body().onSuccess(body -> {
            received.add(new Received(request.method().name(), request.uri(), request.headers(), body));
            give(request, reply);
        });
    }

    private void give(HttpServerRequest request, Reply reply) {
        switch (reply) {
            case Reply.Text text -> {
                request.response().setStatusCode(text.status());
                request.response().headers().addAll(text.headers());
                request.response().putHeader("Content-Type", text.contentType()).end(text.body());
            }
            case Reply.Early early -> give(request, early.answer());
            case Reply.Silence silence -> {
                // the gateway's deadline is what the test is about
            }
            case Reply.Cut cut -> request.connection().close();
            case Reply.Begun begun ->
                request.response()
                        .setChunked(true)
                        .putHeader("Content-Type", begun.contentType())
                        .write(begun.piece());
            case Reply.CutHalfWay cut ->
                request.response()
                        .putHeader("Content-Length", "1000")
                        .putHeader("Content-Type", "application/json")
                        .write("{\"half\":")
                        .onComplete(written -> request.connection().close());
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        await(server.close());
    }
}
