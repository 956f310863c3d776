package dev.storywire.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.storywire.local.ServiceProcess;
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
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * The rate of indexing through Kafka and the service, against a client that sends the very same documents, made before, to
 * the same node by {@code _bulk}: as many bytes at a time and as many requests in flight. Both rates are taken from the
 * tenth of the stories to the last, so that no start counts; the bare client runs before and after the service.
 */
final class IndexingMeasure {
    private static final int BULK_BYTES = 2 * 1024 * 1024;
    private static final int IN_FLIGHT = 2;
    private static final String BARE = "stories-v2-900001";
    private static final long POLL_NANOS = 20_000_000;

    private final Stage stage;
    private final NewsStories news;
    private final int stories;
    private long rawBytes;

    IndexingMeasure(Stage stage, NewsStories news, int stories) {
        this.stage = stage;
        this.news = news;
        this.stories = stories;
    }

    /**
     * Leaves every story in the index of the service that is returned.
     *
     * @param measured whether the bare client is to run too
     */
    ServiceProcess run(boolean measured) throws Exception {
        // The first start makes the template, by which the bare client's index gets the same mapping.
        stage.service(SearchRatios.settings()).close();
        Path bulks = measured ? bulks() : Files.createTempFile("storywire-bench", ".none");
        try {
            double before = measured ? bare(bulks) : 0;
            for (int i = 0; i < stories; i++) {
                stage.publish(news.story(i));
            }
            stage.flush();
            ServiceProcess service = stage.service(SearchRatios.settings());
            double throughService = rate("stories");
            if (measured) {
                size();
                double after = bare(bulks);
                double bare = (before + after) / 2;
                System.out.printf(
                        Locale.ROOT,
                        "indexing: %,.0f stories/s through Kafka and the service; bare _bulk %,.0f and %,.0f; ratio %.2f"
                                + " (aim 0.8)%n",
                        throughService,
                        before,
                        after,
                        throughService / bare);
            }
            return service;
        } finally {
            Files.delete(bulks);
        }
    }

    /** Bodies of bulk requests, made before the clock runs. */
    private Path bulks() throws IOException {
        Path file = Files.createTempFile("storywire-bench", ".bulk");
        rawBytes = 0;
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            ByteArrayOutputStream bulk = new ByteArrayOutputStream();
            for (int i = 0; i < stories; i++) {
                ObjectNode story = news.story(i);
                rawBytes += Stage.bytes(story).length;
                byte[] head = ("{\"index\":{\"_id\":\"" + story.path("id").asText()
                                + "\",\"version\":1,\"version_type\":\"external\"}}\n")
                        .getBytes(StandardCharsets.UTF_8);
                bulk.writeBytes(head);
                bulk.writeBytes(StoryDocument.of(story, new EventPlace(0, i, Instant.now())));
                bulk.write('\n');
                if (bulk.size() >= BULK_BYTES || i == stories - 1) {
                    out.writeInt(bulk.size());
                    bulk.writeTo(out);
                    bulk.reset();
                }
            }
            out.writeInt(0);
        }
        return file;
    }

    private double bare(Path bulks) throws Exception {
        stage.index().ask("PUT", "/" + BARE, "{}");
        try (ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT + 1)) {
            Future<Double> rate = threads.submit(() -> rate(BARE));
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
            stage.index().ask("DELETE", "/" + BARE, "");
        }
    }

    private void bulk(byte[] body) {
        HttpResponse<byte[]> answer =
                stage.index().send("POST", "/" + BARE + "/_bulk?filter_path=errors", body, "application/x-ndjson");
        if (answer.statusCode() != 200 || !new String(answer.body(), StandardCharsets.UTF_8).contains("false")) {
            throw new IllegalStateException("bulk: " + answer.statusCode());
        }
    }

    /** Stories a second from the first tenth to the last, as the node itself counts them. */
    private double rate(String index) {
        long tenth = stories / 10;
        long first = 0;
        long firstAt = 0;
        while (true) {
            long done = written(index);
            long now = System.nanoTime();
            if (done >= tenth && firstAt == 0) {
                first = done;
                firstAt = now;
            }
            if (done >= stories) {
                return (done - first) / Math.max(1e-3, (now - firstAt) / 1e9);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private long written(String index) {
        JsonNode stats = stage.index().get("/" + index + "/_stats/indexing");
        return stats.at("/_all/primaries/indexing/index_total").asLong();
    }

    private void size() {
        stage.index().ask("POST", "/stories/_flush", "");
        double grown = bytes();
        stage.index().ask("POST", "/stories/_forcemerge?max_num_segments=1", "");
        stage.index().ask("POST", "/stories/_flush", "");
        double raw = (double) rawBytes / stories;
        System.out.printf(
                Locale.ROOT,
                "size: %,.0f bytes of index a story as it grew, %,.0f merged; raw JSON %,.0f; ratio %.2f and %.2f%n",
                grown / stories,
                bytes() / stories,
                raw,
                grown / rawBytes,
                bytes() / rawBytes);
    }

    /** Of the segments that searches see; the statistics of the store are up to ten seconds old. */
    private double bytes() {
        stage.index().ask("POST", "/stories/_refresh", "");
        return stage.index().get("/stories/_segments").findValues("size_in_bytes").stream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
    }
}
