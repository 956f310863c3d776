package dev.storywire.ingest.alert;

import org.jspecify.annotations.Nullable;

/**
 * Up to where all alerts were matched.
 *
 * @param place of the stream
 * @param until the end of a stretch that some of them were matched in already; {@code null} between stretches
 * @param cursor id of the last of those; empty where there is none
 */
record Progress(String place, @Nullable String until, String cursor) {

    static Progress at(String place) {
        return new Progress(place, null, "");
    }

    Progress stretchTo(String end) {
        return new Progress(place, end, "");
    }

    Progress behind(String alertId) {
        return new Progress(place, until, alertId);
    }
}
