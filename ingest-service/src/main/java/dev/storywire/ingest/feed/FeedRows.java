package dev.storywire.ingest.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From rows of {@code feed} and {@code feed_state} to what they mean. */
final class FeedRows {

    private FeedRows() {}

    static Feed feed(Row row) {
        Integer seconds = row.getInteger("own_interval");
        String key = row.getString("credentials_key");
        return new Feed(
                row.getString("id"),
                row.getString("url"),
                row.getString("site_url"),
                row.getString("title"),
                row.getString("own_title"),
                row.getString("description"),
                row.getString("format"),
                row.getString("source"),
                List.of(row.getArrayOfStrings("tags")),
                row.getString("language"),
                row.getString("folder"),
                seconds == null ? null : Duration.ofSeconds(seconds),
                row.getString("user_agent"),
                key == null ? null : new SealedText(row.getBuffer("credentials").getBytes(), key),
                row.getBoolean("full_text"),
                row.getInteger("version"),
                required(row, "created_at"),
                required(row, "updated_at"));
    }

    static FeedHealth health(Row row) {
        String volume = row.getString("volume");
        return new FeedHealth(
                FeedState.of(row.getString("state")),
                instant(row, "next_fetch_at"),
                row.getInteger("fetch_interval"),
                instant(row, "last_fetch_at"),
                instant(row, "last_success_at"),
                instant(row, "last_change_at"),
                instant(row, "last_story_at"),
                row.getInteger("failures"),
                instant(row, "failing_since"),
                row.getString("last_error"),
                row.getString("last_error_code"),
                row.getInteger("last_status"),
                instant(row, "paused_at"),
                instant(row, "gone_at"),
                row.getString("gone_reason"),
                row.getString("notice"),
                row.getFloat("stories_a_day"),
                volume == null ? null : Volume.of(volume),
                row.getLong("stories"),
                push(row));
    }

    private static @Nullable PushHealth push(Row row) {
        String state = row.getString("push_state");
        return state == null
                ? null
                : new PushHealth(
                        state,
                        row.getString("push_hub"),
                        instant(row, "push_lease_expires_at"),
                        instant(row, "push_last_at"),
                        row.getString("push_reason"));
    }

    static FetchRecord fetch(Row row) {
        return new FetchRecord(
                FetchCause.of(row.getString("cause")),
                required(row, "started_at"),
                row.getInteger("took_ms"),
                FetchResult.of(row.getString("outcome")),
                row.getInteger("status"),
                row.getLong("bytes"),
                row.getString("url"),
                row.getInteger("new_stories"),
                row.getInteger("revised"),
                row.getInteger("rejected"),
                row.getString("error_code"),
                row.getString("error"));
    }

    /** As the driver takes it. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** As the driver takes it. */
    static Buffer buffer(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private static Instant required(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
