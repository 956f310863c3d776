package dev.storywire.gateway.page;

import dev.storywire.gateway.status.ServiceState;
import dev.storywire.gateway.status.StatusReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the suite is.
 *
 * @param letters dead letters, for those who may see them
 */
record StatusView(boolean up, Service ingest, Service search, StatusReport report, List<Letter> letters) {

    /** A service: {@code health} is up, not-ready or down. */
    record Service(String health, String reason) {

        static Service of(@Nullable ServiceState state) {
            return state == null
                    ? new Service("down", "")
                    : new Service(
                            state.health().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            state.reason() == null ? "" : state.reason());
        }
    }

    /** An event that could not be indexed. */
    record Letter(
            String id,
            String key,
            String reason,
            String detail,
            @Nullable Instant at,
            boolean redriven) {

        static Letter of(Facts letter) {
            return new Letter(
                    letter.text("id"),
                    letter.text("key"),
                    letter.text("reason"),
                    letter.text("detail"),
                    letter.time("at"),
                    letter.flag("redriven"));
        }
    }

    static StatusView of(StatusReport report, Facts letters) {
        return new StatusView(
                report.status() == StatusReport.Overall.UP,
                Service.of(report.services().get("ingest")),
                Service.of(report.services().get("search")),
                report,
                letters.objects("letters").stream().map(Letter::of).toList());
    }
}
