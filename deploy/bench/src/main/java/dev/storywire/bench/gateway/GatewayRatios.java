package dev.storywire.bench.gateway;

import dev.storywire.bench.search.Http;
import dev.storywire.bench.search.NewsStories;
import dev.storywire.local.Service;
import dev.storywire.local.Suite;
import dev.storywire.local.SuiteSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the gateway against the search-service that it asks, on the whole suite, and prints a line for each measure.
 *
 * <p>System properties: {@code stories} to search in (2000), {@code seconds} of each stretch (10), {@code warm} seconds before (10), {@code rounds} (3),
 * {@code connections} ({@code 1,32,256}), {@code subscribers} of the live stream (5000), {@code sources} that they follow (200), {@code rate} of
 * stories a second for them (100), {@code alerts} (10000), {@code alertRate} of stories a second that they match (10), {@code parts}
 * ({@code load,stream,alerts}).
 */
public final class GatewayRatios {
    private static final int PUSHED_AT_ONCE = 50;
    private static final long PAUSE_NANOS = 50_000_000;

    private GatewayRatios() {}

    /** Takes about ten minutes with the defaults. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.getInteger("seconds", 10);
        int subscribers = Integer.getInteger("subscribers", 5_000);
        List<String> parts =
                List.of(System.getProperty("parts", "load,stream,alerts").split(","));
        try (Receiver receiver = new Receiver();
                Suite suite = new Suite(settings(subscribers + 100, receiver))) {
            suite.start((name, time) -> {});
            if (parts.contains("load")) {
                NewsStories news = new NewsStories("gateway");
                fill(suite, news, Integer.getInteger("stories", 2_000));
                new LoadMeasure(suite, news, Integer.getInteger("warm", 10), seconds, Integer.getInteger("rounds", 3))
                        .run(Arrays.stream(System.getProperty("connections", "1,32,256")
                                        .split(","))
                                .map(Integer::valueOf)
                                .toList());
            }
            if (parts.contains("stream")) {
                new StreamMeasure(
                                suite,
                                subscribers,
                                Integer.getInteger("sources", 200),
                                Integer.getInteger("rate", 100),
                                seconds)
                        .run();
            }
            if (parts.contains("alerts")) {
                new AlertMeasure(
                                suite,
                                receiver,
                                Integer.getInteger("alerts", 10_000),
                                Integer.getInteger("alertRate", 10),
                                seconds)
                        .run();
            }
        }
    }

    private static SuiteSettings settings(int streams, Receiver receiver) {
        // The search-service is to answer this program too, which has no part in what it shares with the gateway.
        return SuiteSettings.defaults()
                .withEnvironment(Map.of(
                        Service.SEARCH,
                        Map.of(
                                "STORYWIRE_INTERNAL_REQUIRED",
                                "false",
                                "STORYWIRE_SEARCH_LIVE_SUBSCRIBERS",
                                Integer.toString(streams)),
                        Service.INGEST,
                        Map.of("STORYWIRE_FETCH_ALLOW", receiver.host()),
                        Service.GATEWAY,
                        Map.of("STORYWIRE_SEARCH_STREAMS", Integer.toString(streams))));
    }

    /** Pushes the stories and waits until all can be found. */
    private static void fill(Suite suite, NewsStories news, int stories) {
        Http gateway = new Http(suite.gateway().base());
        for (int first = 0; first < stories; first += PUSHED_AT_ONCE) {
            StringBuilder lines = new StringBuilder();
            for (int i = first; i < Math.min(stories, first + PUSHED_AT_ONCE); i++) {
                lines.append(news.pushed(i)).append('\n');
            }
            gateway.send(
                    "POST", "/v1/stories", lines.toString().getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
        }
        while (gateway.get("/v1/stories?size=0").at("/total/value").asInt() < stories) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
