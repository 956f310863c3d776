package dev.storywire.bench.search;

import dev.storywire.local.ServiceProcess;
import java.util.List;
import java.util.Map;

/**
 * Measures indexing and searching in one run, each as a ratio to a stated reference, and prints a table.
 *
 * <p>System properties: {@code stories} (100000), {@code seconds} of each measured stretch (10), {@code parts} (all of
 * {@code index,search,rebuild,freshness}, separated by commas), {@code heap} of Elasticsearch in megabytes (1024).
 */
public final class SearchRatios {
    private SearchRatios() {}

    /** Takes about ten minutes with the sizes that stand in the README. */
    public static void main(String[] args) throws Exception {
        int stories = Integer.getInteger("stories", 100_000);
        int seconds = Integer.getInteger("seconds", 10);
        List<String> parts = List.of(
                System.getProperty("parts", "index,search,rebuild,freshness").split(","));
        System.out.printf("%,d stories of news length, %d s a stretch, seed fixed%n", stories, seconds);
        if (parts.contains("index") || parts.contains("search") || parts.contains("rebuild")) {
            onOneIndex(parts, stories, seconds);
        }
        if (parts.contains("freshness")) {
            FreshnessMeasure.print(seconds);
        }
    }

    private static void onOneIndex(List<String> parts, int stories, int seconds) throws Exception {
        try (Stage stage = new Stage(Integer.getInteger("heap", 1024))) {
            NewsStories news = new NewsStories("bench");
            IndexingMeasure indexing = new IndexingMeasure(stage, news, stories);
            try (ServiceProcess service = indexing.run(parts.contains("index"))) {
                if (parts.contains("search")) {
                    new SearchMeasure(stage, news, service, seconds).run();
                }
                if (parts.contains("rebuild")) {
                    new RebuildMeasure(service, news, stories).run();
                }
            }
        }
    }

    /** Settings that all services of a run have. */
    static Map<String, String> settings() {
        return Map.of("STORYWIRE_SEARCH_REBUILD_KEEP_OLD", "1s");
    }
}
