package dev.storywire.gateway.security;

import dev.storywire.gateway.store.Store;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code gateway.api_key}. */
@ApplicationScoped
class KeyTable {

    /** Far more than an installation has; so that a list stays one answer. */
    static final int MOST = 1000;

    private static final String COLUMNS = "id, name, role, requests_per_minute, created_at, created_by, expires_at,"
            + " revoked_at, case when previous_until > now() then previous_until end as previous_until";

    private final Store store;

    KeyTable(Store store) {
        this.store = store;
    }

    Uni<Optional<ApiKey>> byHash(byte[] hash) {
        return first(store.run(
                "select " + COLUMNS + " from gateway.api_key"
                        + " where hash = $1 or (previous_hash = $1 and previous_until > now())",
                Tuple.of(Buffer.buffer(hash))));
    }

    Uni<Optional<ApiKey>> byId(String id) {
        return first(store.run("select " + COLUMNS + " from gateway.api_key where id = $1", Tuple.of(id)));
    }

    /** All, newest first. */
    Uni<List<ApiKey>> all() {
        return store.run(
                        "select " + COLUMNS + " from gateway.api_key order by created_at desc, id limit $1",
                        Tuple.of(MOST))
                .map(rows -> rows.stream().map(KeyTable::key).toList());
    }

    /** Adds a key, unless there are as many as may be. */
    Uni<Boolean> add(ApiKey key, byte[] hash) {
        Tuple values = Tuple.tuple()
                .addString(key.id())
                .addString(key.name())
                .addString(key.role().word())
                .addBuffer(io.vertx.mutiny.core.buffer.Buffer.buffer(hash))
                .addInteger(key.requestsPerMinute())
                .addOffsetDateTime(at(key.createdAt()))
                .addString(key.createdBy())
                .addOffsetDateTime(at(key.expiresAt()))
                .addInteger(MOST);
        return store.run(
                        "insert into gateway.api_key (id, name, role, hash, requests_per_minute, created_at, created_by,"
                                + " expires_at) select $1, $2, $3, $4, $5, $6, $7, $8"
                                + " where (select count(*) from gateway.api_key) < $9 returning id",
                        values)
                .map(rows -> !rows.isEmpty());
    }

    /** Gives a key that works another text; the one before works on until then. Empty where there is no such key. */
    Uni<Optional<ApiKey>> rotate(String id, byte[] hash, Instant previousUntil) {
        Tuple values = Tuple.of(id, Buffer.buffer(hash), at(previousUntil));
        return first(store.run(
                "update gateway.api_key set previous_hash = hash, previous_until = $3, hash = $2"
                        + " where id = $1 and revoked_at is null returning " + COLUMNS,
                values));
    }

    /** Takes a key away for good; again changes nothing. Empty where there is no such key. */
    Uni<Optional<ApiKey>> revoke(String id, Instant now) {
        return first(store.run(
                "update gateway.api_key set revoked_at = coalesce(revoked_at, $2), previous_hash = null"
                        + " where id = $1 returning " + COLUMNS,
                Tuple.of(id, at(now))));
    }

    private static Uni<Optional<ApiKey>> first(Uni<List<Row>> rows) {
        return rows.map(found -> found.stream().findFirst().map(KeyTable::key));
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getInteger("requests_per_minute"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "previous_until"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
