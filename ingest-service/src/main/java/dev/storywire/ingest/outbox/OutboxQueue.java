package dev.storywire.ingest.outbox;

import dev.storywire.ingest.leader.LeaderConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The outbox as the relay reads it. */
final class OutboxQueue {

    /**
     * A story goes out as it stands now, with its cluster; the revision is the event's own. Events whose story was not yet compared with
     * others are passed over: those of one story come to be compared in their order, so that order is kept.
     */
    private static final String FETCH = """
            select head.position, head.story_id, head.revision, head.deleted_revision, head.type, head.occurred_at,
                   head.traceparent, head.republished, coalesce(member.version, 0) as cluster_version,
                   cast(case when member.version is null then revision.document
                             else revision.document || jsonb_strip_nulls(jsonb_build_object(
                                 'clusterVersion', member.version,
                                 'cluster', case when member.cluster_id is not null then jsonb_build_object(
                                     'id', member.cluster_id, 'role', member.role,
                                     'similarity', member.similarity) end))
                        end as text) as document
            from (select first.*, sum(bytes) over (order by position) - bytes as bytes_before
                  from (select * from outbox where refused is null and not cluster_pending order by position limit $1) as first)
                 as head
            left join revision on revision.story_id = head.story_id and revision.number = head.revision
            left join cluster_member as member on member.story_id = head.story_id
            where head.bytes_before < $2
            order by head.position
            """;

    private final LeaderConnection connection;

    OutboxQueue(LeaderConnection connection) {
        this.connection = connection;
    }

    /** The oldest events: at most {@code events} of them, and no further one once {@code bytes} are reached. */
    List<PendingEvent> fetch(int events, long bytes) {
        List<PendingEvent> pending = new ArrayList<>();
        for (Row row : connection.query(FETCH, Tuple.of(events, bytes))) {
            Integer deleted = row.getInteger("deleted_revision");
            pending.add(new PendingEvent(
                    row.getLong("position"),
                    row.getString("story_id"),
                    deleted == null ? Objects.requireNonNull(row.getInteger("revision")) : deleted,
                    row.getInteger("cluster_version"),
                    row.getString("type"),
                    row.getOffsetDateTime("occurred_at").toInstant().toString(),
                    row.getString("traceparent"),
                    row.getBoolean("republished"),
                    row.getString("document")));
        }
        return pending;
    }

    /** Deletes what is done and marks what was refused. */
    void settle(Settlement settlement) {
        if (!settlement.done().isEmpty()) {
            connection.query(
                    "delete from outbox where position = any($1)",
                    Tuple.of(settlement.done().toArray(Long[]::new)));
        }
        for (Map.Entry<Long, String> refused : settlement.refused().entrySet()) {
            connection.query(
                    "update outbox set refused = $2 where position = $1",
                    Tuple.of(refused.getKey(), refused.getValue()));
        }
    }
}
