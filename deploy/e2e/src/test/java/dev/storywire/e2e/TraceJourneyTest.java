package dev.storywire.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storywire.e2e.TraceReceiver.Span;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace follows a story wherever it goes. */
@ExtendWith(SuiteExtension.class)
class TraceJourneyTest {

    private static final Duration EXPORTED = Duration.ofMinutes(1);

    @Test
    void thePushOfAStoryIsOneTraceFromTheGatewayOverKafkaIntoTheIndex(Gateway gateway, TraceReceiver traces) {
        var traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        var push = gateway.request()
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body(Map.of("source", Map.of("name", "Trace Wire"), "externalId", "t-1", "headline", "Followed"))
                .post("/v1/stories");

        assertThat(push.statusCode()).isEqualTo(202);
        assertThat(push.header("X-Trace-Id")).isEqualTo(traceId);
        awaitServices(traces, traceId, Set.of("gateway", "ingest-service", "search-service"));
        assertThat(traces.of(traceId).stream().map(Span::name)).anyMatch(name -> name.startsWith("story-events"));
    }

    @Test
    void readingAStoryIsOneTraceThroughBothServices(Gateway gateway, TraceReceiver traces) {
        String id = gateway.pushStories(
                        "{\"source\":{\"name\":\"Trace Wire\"},\"externalId\":\"t-2\",\"headline\":\"Read\"}\n")
                .path("outcomes[0].id");

        var traceId = gateway.story(id).header("X-Trace-Id");

        awaitServices(traces, traceId, Set.of("gateway", "ingest-service", "search-service"));
    }

    @Test
    void theFetchOfAFeedIsOneTraceIntoTheIndex(Gateway gateway, Publisher publisher, TraceReceiver traces) {
        var feed = new NewsFeed("traced").publish("lantern");
        publisher.at("/traced.xml", feed::wellBehaved);
        var feeds = new Feeds(gateway);
        var id = feeds.register(publisher.url(0, "/traced.xml"), Map.of());

        feeds.headlines(id, 1);

        await().atMost(EXPORTED).until(() -> traces.named("ingest-service", "feed fetch").stream()
                .anyMatch(fetch -> traces.of(fetch.traceId()).stream()
                        .anyMatch(span -> span.service().equals("search-service"))));
    }

    private static void awaitServices(TraceReceiver traces, String traceId, Set<String> services) {
        await().atMost(EXPORTED).untilAsserted(() -> assertThat(
                        traces.of(traceId).stream().map(Span::service).collect(Collectors.toSet()))
                .isEqualTo(services));
    }
}
