package dev.storywire.ingest.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.ingest.feed.SealedText;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From rows of {@code alert} and {@code alert_delivery} to what they mean. */
final class AlertRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, List<String>>> FILTERS = new TypeReference<>() {};

    private AlertRows() {}

    static AlertReport report(Row row) {
        return new AlertReport(alert(row), health(row));
    }

    static Alert alert(Row row) {
        return new Alert(
                row.getString("id"),
                row.getString("name"),
                new Saved(
                        row.getString("query"),
                        JSON.convertValue(row.getJsonObject("filters").getMap(), FILTERS)),
                row.getString("url"),
                row.getString("host"),
                new SealedText(row.getBuffer("secret").getBytes(), row.getString("secret_key")),
                oldSecret(row),
                Duration.ofSeconds(row.getInteger("throttle_seconds")),
                row.getBoolean("collapse"),
                row.getBoolean("revisions"),
                AlertState.of(row.getString("state")),
                row.getString("reason"),
                row.getString("after_place"),
                required(row, "since"),
                row.getInteger("version"),
                required(row, "created_at"),
                required(row, "updated_at"));
    }

    static AlertHealth health(Row row) {
        return new AlertHealth(
                row.getString("fault"),
                row.getInteger("waiting"),
                required(row, "call_after"),
                instant(row, "due_at"),
                row.getInteger("failures"),
                instant(row, "failing_since"),
                row.getString("last_error"),
                instant(row, "last_match_at"),
                instant(row, "last_success_at"));
    }

    static Delivery delivery(Row row) {
        return new Delivery(
                row.getLong("seq"),
                row.getString("id"),
                row.getString("alert_id"),
                row.getString("kind"),
                row.getString("state"),
                row.getInteger("stories"),
                row.getString("body"),
                required(row, "created_at"),
                required(row, "give_up_at"),
                required(row, "next_attempt_at"),
                row.getInteger("attempts"),
                instant(row, "last_attempt_at"),
                row.getInteger("last_status"),
                row.getString("reason"),
                instant(row, "settled_at"));
    }

    /** As the driver takes it. */
    static JsonObject filters(Saved search) {
        return new JsonObject(Map.copyOf(search.filters()));
    }

    /** As the driver takes it. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OldSecret oldSecret(Row row) {
        String key = row.getString("old_secret_key");
        return key == null
                ? null
                : new OldSecret(
                        new SealedText(row.getBuffer("old_secret").getBytes(), key), required(row, "old_secret_until"));
    }

    private static Instant required(Row row, String column) {
        return Objects.requireNonNull(instant(row, column), column);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
