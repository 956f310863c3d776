package dev.storywire.ingest.schedule;

import dev.storywire.ingest.fetch.Validators;
import dev.storywire.ingest.schedule.plan.Rhythm;
import dev.storywire.ingest.schedule.plan.Wishes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between rows of {@code feed_state} and what they mean. */
final class StateRows {

    private static final String FRESH = "freshSeconds";
    private static final String TTL = "ttlSeconds";
    private static final String HOURS = "skipHours";
    private static final String DAYS = "skipDays";

    private StateRows() {}

    static Memory memory(Row row, Instant now) {
        Buffer rhythm = row.getBuffer("rhythm");
        return new Memory(
                new Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("body_hash"),
                instant(row, "last_unconditional_at"),
                row.getString("moved_to"),
                row.getInteger("moved_times"),
                row.getString("hub_url"),
                row.getString("topic_url"),
                rhythm == null ? null : Rhythm.fromBytes(rhythm.getBytes(), now),
                wishes(row.getJsonObject("hints")),
                row.getInteger("failures"),
                instant(row, "failing_since"),
                row.getString("last_error"),
                row.getString("last_error_code"),
                row.getInteger("last_status"),
                instant(row, "last_fetch_at"),
                instant(row, "last_success_at"),
                instant(row, "last_change_at"),
                instant(row, "gone_at"),
                row.getString("gone_reason"),
                row.getString("notice"));
    }

    /** Adds the memory's columns but the notice in the order of {@link FeedLedger}'s statement. */
    static void add(Tuple tuple, Memory memory) {
        Rhythm rhythm = memory.rhythm();
        tuple.addString(memory.validators().etag())
                .addString(memory.validators().lastModified())
                .addString(memory.bodyHash())
                .addOffsetDateTime(time(memory.lastUnconditionalAt()))
                .addString(memory.movedTo())
                .addInteger(memory.movedTimes())
                .addString(memory.hubUrl())
                .addString(memory.topicUrl())
                .addValue(
                        rhythm == null ? null : Buffer.buffer(rhythm.toBytes()).getDelegate())
                .addJsonObject(hints(memory.wishes()))
                .addInteger(memory.failures())
                .addOffsetDateTime(time(memory.failingSince()))
                .addString(memory.lastError())
                .addString(memory.lastErrorCode())
                .addInteger(memory.lastStatus())
                .addOffsetDateTime(time(memory.lastFetchAt()))
                .addOffsetDateTime(time(memory.lastSuccessAt()))
                .addOffsetDateTime(time(memory.lastChangeAt()))
                .addOffsetDateTime(time(memory.goneAt()))
                .addString(memory.goneReason());
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Wishes wishes(@Nullable JsonObject hints) {
        if (hints == null) {
            return Wishes.NONE;
        }
        Set<Integer> hours = hints.getJsonArray(HOURS, new JsonArray()).stream()
                .map(Integer.class::cast)
                .collect(Collectors.toSet());
        Set<DayOfWeek> days = hints.getJsonArray(DAYS, new JsonArray()).stream()
                .map(day -> DayOfWeek.of((Integer) day))
                .collect(Collectors.toSet());
        return new Wishes(duration(hints, FRESH), duration(hints, TTL), hours, days);
    }

    private static @Nullable JsonObject hints(Wishes wishes) {
        if (wishes.equals(Wishes.NONE)) {
            return null;
        }
        JsonObject hints = new JsonObject();
        put(hints, FRESH, wishes.fresh());
        put(hints, TTL, wishes.ttl());
        if (!wishes.skipHours().isEmpty()) {
            hints.put(HOURS, new JsonArray(wishes.skipHours().stream().sorted().toList()));
        }
        if (!wishes.skipDays().isEmpty()) {
            hints.put(
                    DAYS,
                    new JsonArray(wishes.skipDays().stream()
                            .map(DayOfWeek::getValue)
                            .sorted()
                            .toList()));
        }
        return hints;
    }

    private static void put(JsonObject hints, String key, @Nullable Duration duration) {
        if (duration != null) {
            hints.put(key, duration.toSeconds());
        }
    }

    private static @Nullable Duration duration(JsonObject hints, String key) {
        Long seconds = hints.getLong(key);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
