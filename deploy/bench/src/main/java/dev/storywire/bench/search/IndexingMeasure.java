package dev.storywire.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storywire.local.ServiceProcess;
import java.util.Locale;

/** The rate of indexing through Kafka and the service, against {@link BareBulk} before and after it. */
final class IndexingMeasure {
    private final Stage stage;
    private final NewsStories news;
    private final int stories;

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
        try (BareBulk bulk = new BareBulk(stage.index(), news, measured ? stories : 0)) {
            if (measured) {
                // What the node's compiler has not seen yet would count for the one that comes first.
                bulk.run();
            }
            double before = measured ? bulk.run() : 0;
            for (int i = 0; i < stories; i++) {
                stage.publish(news.story(i));
            }
            stage.flush();
            ServiceProcess service = stage.service(SearchRatios.settings());
            double throughService = IndexRate.of(stories, () -> IndexRate.written(stage.index(), "stories"));
            if (measured) {
                size(bulk.rawBytes());
                double after = bulk.run();
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
        }
    }

    private void size(long rawBytes) {
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
