package dev.storywire.ingest.republication;

import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The last republication as people begin, follow and end it. Fails with {@link StoreUnavailableException} while the database is away. */
@ApplicationScoped
class RepublicationStore {

    /** Tells every replica, at commit, that there is something to republish. */
    static final String WAKE_CHANNEL = "story_republication";

    private static final String BEGIN = """
            insert into republication as last (state, after_id, stories, looked_at, appended, started_at, updated_at)
            values ('running', '', (select count(*) from story), 0, 0, $1, $1)
            on conflict (only_one) do update set
                state = excluded.state, after_id = excluded.after_id, stories = excluded.stories, looked_at = excluded.looked_at,
                appended = excluded.appended, started_at = excluded.started_at, updated_at = excluded.updated_at
            where last.state <> 'running'
            returning *, pg_notify('""" + WAKE_CHANNEL + "', '')";

    private static final String READ = "select * from republication";
    private static final String CANCEL =
            "update republication set state = 'canceled', updated_at = $1 where state = 'running' returning *";

    private final Pool pool;
    private final Clock clock;

    RepublicationStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Begins one; empty where one is under way. */
    Uni<Optional<Republication>> begin() {
        return ask(BEGIN, Tuple.of(now()));
    }

    /** The last one; empty where there was none. */
    Uni<Optional<Republication>> read() {
        return ask(READ, Tuple.tuple());
    }

    /** Ends the one under way; empty where there is none. */
    Uni<Optional<Republication>> cancel() {
        return ask(CANCEL, Tuple.of(now()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private Uni<Optional<Republication>> ask(String sql, Tuple arguments) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(Republication.of(row.next())) : Optional.<Republication>empty();
                })
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }
}
