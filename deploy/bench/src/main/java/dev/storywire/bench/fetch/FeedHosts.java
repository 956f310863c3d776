package dev.storywire.bench.fetch;

import dev.storywire.bench.Prose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Well-behaved publishers on loopback: hosts with some feeds each, which keep connections, answer after a while, and know their validators. */
final class FeedHosts implements AutoCloseable {

    /** Items of a feed. */
    static final int ITEMS = 20;

    private static final String TYPE = "application/rss+xml; charset=utf-8";

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Buffer> bodies = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private final Vertx vertx;
    private final int feeds;
    private volatile int latency;

    FeedHosts(Vertx vertx, int hosts, int feeds) {
        this.vertx = vertx;
        this.feeds = feeds;
        for (int feed = 0; feed < feeds; feed++) {
            bodies.add(Buffer.buffer(body(feed)));
        }
        for (int i = 0; i < hosts; i++) {
            servers.add(
                    await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1")));
        }
    }

    /** How long an answer takes from now on, in milliseconds. */
    void answerAfter(int millis) {
        latency = millis;
    }

    /** How many requests were answered. */
    long answers() {
        return answers.get();
    }

    /** As {@code storywire.fetch.allow} has it. */
    String allowed() {
        return servers.stream()
                .map(server -> "127.0.0.1:" + server.actualPort())
                .collect(Collectors.joining(","));
    }

    int port(int feed) {
        return servers.get(feed % servers.size()).actualPort();
    }

    static String path(int feed) {
        return "/feeds/" + feed + ".rss";
    }

    /** What a client has to send to be answered 304. */
    static String tag(int feed) {
        return "\"tag-" + feed + "\"";
    }

    byte[] opml() {
        StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><body>");
        for (int feed = 0; feed < feeds; feed++) {
            opml.append("<outline type=\"rss\" text=\"Feed ")
                    .append(feed)
                    .append("\" xmlUrl=\"http://127.0.0.1:")
                    .append(port(feed))
                    .append(path(feed))
                    .append("\"/>");
        }
        return opml.append("</body></opml>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpServerRequest request) {
        if (latency == 0) {
            send(request);
        } else {
            vertx.setTimer(latency, id -> send(request));
        }
    }

    private void send(HttpServerRequest request) {
        answers.incrementAndGet();
        int feed = Integer.parseInt(request.uri().replaceAll("\\D", ""));
        HttpServerResponse response = request.response().putHeader("ETag", tag(feed));
        if (tag(feed).equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", TYPE).end(bodies.get(feed));
        }
    }

    private static String body(int feed) {
        Prose prose = new Prose(new Random(feed));
        String site = "https://feed" + feed + ".example/";
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed " + feed + "</title><link>"
                + site + "</link><description>News</description><language>en</language>");
        for (int item = 0; item < ITEMS; item++) {
            rss.append(
                            "<item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>Mon, 02 Mar 2026 08:%02d:00 GMT</pubDate>"
                                    .formatted(prose.headline(), site + item, site + item, item))
                    .append("<description><![CDATA[<p>%s</p><p>%s</p>]]></description></item>"
                            .formatted(prose.paragraph(true), prose.paragraph(true)));
        }
        return rss.append("</channel></rss>").toString();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        servers.forEach(server -> await(server.close()));
    }
}
