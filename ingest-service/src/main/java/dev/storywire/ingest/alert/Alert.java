package dev.storywire.ingest.alert;

import dev.storywire.ingest.feed.SealedText;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saved search and where its stories are told.
 *
 * @param url of the webhook
 * @param host of that address
 * @param throttle between two calls at least; zero for none
 * @param collapse whether a cluster counts as one story
 * @param revisions whether new revisions of a story are told too
 * @param reason why it is disabled, for people
 * @param after place in the stream before which nothing matches
 * @param since when it was made, its search changed, or it was resumed
 * @param version goes up when people change it
 */
@RecordBuilder
record Alert(
        String id,
        String name,
        Saved search,
        String url,
        String host,
        SealedText secret,
        @Nullable OldSecret oldSecret,
        Duration throttle,
        boolean collapse,
        boolean revisions,
        AlertState state,
        @Nullable String reason,
        String after,
        Instant since,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether what was found for that one was found for this. */
    boolean looksForTheSameAs(Alert asked) {
        return state == AlertState.ACTIVE
                && search.equals(asked.search)
                && after.equals(asked.after)
                && since.equals(asked.since);
    }
}
