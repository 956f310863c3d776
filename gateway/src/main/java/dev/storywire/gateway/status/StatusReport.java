package dev.storywire.gateway.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What works just now, how much there is and how far the index is behind. A number that the service which knows it can't
 * give is absent.
 *
 * @param services by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusReport(
        Overall status,
        Map<String, ServiceState> services,
        Stories stories,
        Feeds feeds,
        Lag lag,
        @Nullable Long deadLetters) {

    /** The state of the whole. */
    public enum Overall {
        /** Everything works. */
        @JsonProperty("up")
        UP,
        /** A service is away or can't do its work. */
        @JsonProperty("degraded")
        DEGRADED
    }

    /**
     * @param stored stories kept
     * @param searchable stories in the index
     * @param sources sources that they come from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stories(
            @Nullable Long stored,
            @Nullable Long searchable,
            @Nullable Long sources) {}

    /**
     * Registered feeds by their state.
     *
     * @param healthy whose last fetch worked, or that are new
     * @param failing whose last fetch failed
     * @param paused that somebody stopped
     * @param gone that are no longer there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feeds(
            @Nullable Long healthy,
            @Nullable Long failing,
            @Nullable Long paused,
            @Nullable Long gone) {}

    /**
     * What is on its way from a push to the index.
     *
     * @param unpublished stored but not on the topic yet
     * @param unpublishedSeconds age of the oldest of these
     * @param unindexed on the topic but not in the index yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lag(
            @Nullable Long unpublished,
            @Nullable Long unpublishedSeconds,
            @Nullable Long unindexed) {}

    /** What one service told: its state, and the numbers of its own status, empty where it gave none. */
    record Told(ServiceState state, JsonObject numbers) {}

    static StatusReport of(Told ingest, Told search) {
        boolean up = ingest.state().health() == ServiceState.Health.UP
                && search.state().health() == ServiceState.Health.UP;
        Map<String, ServiceState> services = new TreeMap<>(Map.of("ingest", ingest.state(), "search", search.state()));
        return new StatusReport(
                up ? Overall.UP : Overall.DEGRADED,
                services,
                new Stories(
                        number(ingest.numbers(), "stories"),
                        number(search.numbers(), "stories"),
                        number(ingest.numbers(), "sources")),
                feeds(object(ingest.numbers(), "feeds")),
                new Lag(
                        number(object(ingest.numbers(), "outbox"), "pending"),
                        number(object(ingest.numbers(), "outbox"), "oldestSeconds"),
                        number(object(search.numbers(), "lag"), "events")),
                number(search.numbers(), "deadLetters"));
    }

    private static Feeds feeds(JsonObject counts) {
        return new Feeds(
                number(counts, "healthy"), number(counts, "failing"), number(counts, "paused"), number(counts, "gone"));
    }

    private static JsonObject object(JsonObject parent, String field) {
        return parent.getValue(field) instanceof JsonObject object ? object : new JsonObject();
    }

    private static @Nullable Long number(JsonObject object, String field) {
        return object.getValue(field) instanceof Number number ? (Long) number.longValue() : null;
    }
}
