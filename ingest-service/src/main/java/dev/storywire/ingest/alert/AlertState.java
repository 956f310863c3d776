package dev.storywire.ingest.alert;

import java.util.Locale;

/** Whether an alert is matched and delivered. */
enum AlertState {
    ACTIVE,
    /** People paused it: nothing matches, and what waits is kept. */
    PAUSED,
    /** The service stopped it, for a reason that is told: nothing matches, and what waits is kept. */
    DISABLED;

    static AlertState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
