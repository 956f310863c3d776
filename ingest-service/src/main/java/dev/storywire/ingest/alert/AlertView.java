package dev.storywire.ingest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is answered. What isn't known is absent; the secret is never in it.
 *
 * @param state {@code active}, {@code failing} (its last call failed), {@code broken} (its search can't be run), {@code paused},
 *     {@code disabled}
 * @param reason why it is in this state, for people; absent for {@code active} and {@code paused}
 * @param waiting stories that matched and were neither delivered nor given up
 * @param failures calls that failed, in a row
 * @param nextCallAt not before then; absent where there is nothing to send
 * @param secretRotatedUntil the secret from before signs too until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        String id,
        String name,
        String q,
        Map<String, List<String>> filters,
        AlertForm.Delivery delivery,
        long throttleSeconds,
        @Nullable String collapse,
        boolean revisions,
        String state,
        @Nullable String reason,
        int waiting,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant lastMatchAt,
        @Nullable Instant lastDeliveryAt,
        @Nullable Instant nextCallAt,
        @Nullable Instant secretRotatedUntil,
        Instant createdAt,
        Instant updatedAt) {

    static AlertView of(AlertReport report) {
        Alert alert = report.alert();
        AlertHealth health = report.health();
        OldSecret old = alert.oldSecret();
        return new AlertView(
                alert.id(),
                alert.name(),
                alert.search().query(),
                alert.search().filters(),
                new AlertForm.Delivery(Traits.WEBHOOK, alert.url()),
                alert.throttle().toSeconds(),
                alert.collapse() ? Traits.CLUSTER : null,
                alert.revisions(),
                state(report),
                reason(report),
                health.waiting(),
                health.failures(),
                health.failingSince(),
                health.lastMatchAt(),
                health.lastSuccessAt(),
                next(health),
                old == null ? null : old.until(),
                alert.createdAt(),
                alert.updatedAt());
    }

    /** What people call the state it is in. */
    static String state(AlertReport report) {
        AlertState state = report.alert().state();
        if (state != AlertState.ACTIVE) {
            return state.wireName();
        }
        if (report.health().fault() != null) {
            return "broken";
        }
        return report.health().failures() > 0 ? "failing" : state.wireName();
    }

    private static @Nullable String reason(AlertReport report) {
        return switch (report.alert().state()) {
            case PAUSED -> null;
            case DISABLED -> report.alert().reason();
            case ACTIVE ->
                report.health().fault() != null
                        ? report.health().fault()
                        : report.health().lastError();
        };
    }

    private static @Nullable Instant next(AlertHealth health) {
        Instant due = health.dueAt();
        return due == null || due.isAfter(health.callAfter()) ? due : health.callAfter();
    }
}
