package dev.storywire.gateway.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One fetch of a feed; {@code status} is 0 where no answer came. */
record FetchLine(
        @Nullable Instant at,
        String outcome,
        long status,
        long kilobytes,
        long millis,
        long fresh,
        long revised,
        String error) {

    static FetchLine of(Facts fetch) {
        return new FetchLine(
                fetch.time("startedAt"),
                fetch.text("outcome"),
                fetch.number("status"),
                (fetch.number("bytes") + 1023) / 1024,
                fetch.number("tookMs"),
                fetch.number("newStories"),
                fetch.number("revised"),
                fetch.text("error"));
    }
}
