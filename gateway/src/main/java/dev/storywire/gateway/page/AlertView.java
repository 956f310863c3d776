package dev.storywire.gateway.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert.
 *
 * @param search that it runs, as the page has it
 * @param reason why it is in its state, by the service, for people
 */
record AlertView(
        String id,
        String name,
        String state,
        String reason,
        SearchState search,
        String target,
        long throttle,
        long waiting,
        @Nullable Instant lastMatch,
        @Nullable Instant lastDelivery) {

    static AlertView of(Facts alert) {
        return new AlertView(
                alert.text("id"),
                alert.text("name"),
                alert.text("state"),
                alert.text("reason"),
                search(alert),
                alert.object("delivery").text("url"),
                alert.number("throttleSeconds"),
                alert.number("waiting"),
                alert.time("lastMatchAt"),
                alert.time("lastDeliveryAt"));
    }

    /** Whether it runs, so that it can be paused. */
    public boolean isRunning() {
        return !state.equals("paused") && !state.equals("disabled");
    }

    private static SearchState search(Facts alert) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String filter : SearchState.FILTERS) {
            List<String> values = alert.object("filters").texts(filter);
            if (!values.isEmpty()) {
                filters.put(filter, values);
            }
        }
        return new SearchState(
                alert.text("q"),
                "",
                "",
                filters,
                "newest",
                alert.text("collapse").equals("cluster"),
                "");
    }

    /** A call of a webhook; {@code status} is 0 where no answer came. */
    record Delivery(
            String id,
            String kind,
            String state,
            long stories,
            long attempts,
            long status,
            String reason,
            @Nullable Instant created,
            @Nullable Instant next,
            @Nullable Instant settled) {

        static Delivery of(Facts delivery) {
            return new Delivery(
                    delivery.text("id"),
                    delivery.text("kind"),
                    delivery.text("state"),
                    delivery.number("stories"),
                    delivery.number("attempts"),
                    delivery.number("lastStatus"),
                    delivery.text("reason"),
                    delivery.time("createdAt"),
                    delivery.time("nextAttemptAt"),
                    delivery.time("settledAt"));
        }
    }
}
