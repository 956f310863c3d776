package dev.storywire.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a server says that its answer may be used (RFC 9111).
 *
 * @param maxAge {@code Cache-Control: max-age}; zero with {@code no-cache} and {@code no-store}, which forbid all use; capped at a year
 * @param age {@code Age}: how long the answer had lain in a cache
 * @param expires {@code Expires}; the epoch where that is no date, which means that the answer has expired
 * @param date {@code Date}: the server's own clock
 */
public record Freshness(
        @Nullable Duration maxAge,
        @Nullable Duration age,
        @Nullable Instant expires,
        @Nullable Instant date) {

    /** The server says nothing. */
    public static final Freshness UNKNOWN = new Freshness(null, null, null, null);

    /**
     * How long the answer may be used from now on, zero where no longer; empty where the server doesn't say. {@code max-age} goes before
     * {@code Expires}, which is measured by the server's own clock where it told that.
     *
     * @param now when the answer came
     */
    public Optional<Duration> lifetime(Instant now) {
        Duration all = maxAge;
        if (all == null && expires != null) {
            all = Duration.between(date == null ? now : date, expires);
        }
        if (all == null) {
            return Optional.empty();
        }
        Duration left = age == null ? all : all.minus(age);
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }
}
