package dev.storywire.ingest.republication;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * How the last republication stands.
 *
 * @param state {@code running}, {@code done} or {@code canceled}
 * @param stories that there were when it began
 * @param lookedAt stories so far
 * @param appended of their events to the outbox; the others wait there already
 */
record Republication(String state, long stories, long lookedAt, long appended, Instant startedAt, Instant updatedAt) {

    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String CANCELED = "canceled";

    static Republication of(Row row) {
        return new Republication(
                row.getString("state"),
                row.getLong("stories"),
                row.getLong("looked_at"),
                row.getLong("appended"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
