package dev.storywire.ingest.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which stories have had their time: those of one feed, or all others, that were last revised before then.
 *
 * @param feed absent for all stories but those of {@code exceptFeeds}
 */
record Expiry(Optional<String> feed, List<String> exceptFeeds, Instant before) {

    /** What the settings say now; empty when everything is kept. */
    static List<Expiry> of(RetentionSettings settings, Instant now) {
        List<Expiry> expiries = new ArrayList<>();
        settings.feeds().forEach((feed, age) -> expiries.add(new Expiry(Optional.of(feed), List.of(), now.minus(age))));
        List<String> others = settings.feeds().keySet().stream().sorted().toList();
        settings.age().ifPresent(age -> expiries.add(new Expiry(Optional.empty(), others, now.minus(age))));
        return expiries;
    }
}
