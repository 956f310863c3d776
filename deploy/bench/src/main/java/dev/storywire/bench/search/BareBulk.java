package dev.storywire.bench.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.search.index.EventPlace;
import dev.storywire.search.index.StoryDocument;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The physical limit: a client that sends the very documents of the search-service, made before, to a node by {@code _bulk}, as many bytes
 * at a time and as many requests in flight as the service, into an index of the same mapping. The service's template must be there.
 */
public final class BareBulk implements AutoCloseable {
    private static final int BULK_BYTES = 2 * 1024 * 1024;
    private static final int IN_FLIGHT = 2;
    private static final String INDEX = "stories-v2-900001";

    private final Http node;
    private final int stories;
    private final Path bulks;
    private long rawBytes;

    /** Makes the bodies of all requests, before any clock runs. */
    public BareBulk(Http node, NewsStories news, int stories) throws IOException {
        this.node = node;
        this.stories = stories;
        this.bulks = Files.createTempFile("storywire-bench", ".bulk");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(bulks)))) {
            ByteArrayOutputStream bulk = new ByteArrayOutputStream();
            for (int i = 0; i < stories; i++) {
                ObjectNode story = news.story(i);
                byte[] json = Stage.bytes(story);
                rawBytes += json.length;
                byte[] head = ("{\"index\":{\"_id\":\"" + story.path("id").asText()
                                + "\",\"version\":1,\"version_type\":\"external\"}}\n")
                        .getBytes(StandardCharsets.UTF_8);
                bulk.writeBytes(head);
                bulk.writeBytes(StoryDocument.of(story, json, new EventPlace(0, i, Instant.now())));
                bulk.write('\n');
                if (bulk.size() >= BULK_BYTES || i == stories - 1) {
                    out.writeInt(bulk.size());
                    bulk.writeTo(out);
                    bulk.reset();
                }
            }
            out.writeInt(0);
        }
    }

    /** The stories' JSON together. */
    long rawBytes() {
        return rawBytes;
    }

    /** Stories a second from the first tenth to the last; the index is gone after it. */
    public double run() throws IOException, ExecutionException, InterruptedException {
        node.ask("PUT", "/" + INDEX, "{}");
        try (ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT + 1)) {
            Future<Double> rate = threads.submit(() -> IndexRate.of(stories, () -> IndexRate.written(node, INDEX)));
            Deque<Future<?>> underWay = new ArrayDeque<>();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(bulks)))) {
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    byte[] body = in.readNBytes(length);
                    if (underWay.size() == IN_FLIGHT) {
                        underWay.removeFirst().get();
                    }
                    underWay.addLast(threads.submit(() -> bulk(body)));
                }
            }
            for (Future<?> last : underWay) {
                last.get();
            }
            return rate.get();
        } finally {
            node.ask("DELETE", "/" + INDEX, "");
        }
    }

    private void bulk(byte[] body) {
        HttpResponse<byte[]> answer =
                node.send("POST", "/" + INDEX + "/_bulk?filter_path=errors", body, "application/x-ndjson");
        if (answer.statusCode() != 200 || !new String(answer.body(), StandardCharsets.UTF_8).contains("false")) {
            throw new IllegalStateException("bulk: " + answer.statusCode());
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(bulks);
    }
}
