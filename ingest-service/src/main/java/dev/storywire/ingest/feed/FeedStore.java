package dev.storywire.ingest.feed;

import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Keeps feeds. Fails with {@link StoreUnavailableException} while the database can't be reached. */
@ApplicationScoped
public class FeedStore {

    private static final String FIND = "select * from feed where id = any($1)";

    private static final String TAKE_ADDRESS =
            "insert into feed_address (address, feed_id) values ($1, $2) on conflict (address) do nothing";

    private static final String OWNER = "select feed_id from feed_address where address = $1";

    private static final String MOVE = """
            with moved as (update feed set url = $2, updated_at = $4 where id = $1)
            update feed_state set host = $3, etag = null, last_modified = null, body_hash = null, moved_to = null, moved_times = 0
            where feed_id = $1
            """;

    private static final String LEARN = """
            update feed set site_url = coalesce($2, site_url), title = coalesce($3, title), description = coalesce($4, description),
                format = coalesce($5, format)
            where id = $1 and (site_url, title, description, format) is distinct from
                (coalesce($2, site_url), coalesce($3, title), coalesce($4, description), coalesce($5, format))
            """;

    private final Pool pool;
    private final FeedSettings settings;
    private final Clock clock;

    FeedStore(Pool pool, FeedSettings settings, Clock clock) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
    }

    /** The feeds with these ids, those that there are, in no order. */
    public Uni<List<Feed>> find(Collection<String> ids) {
        return guarded(pool.preparedQuery(FIND).execute(ids(ids))).map(rows -> feeds(rows));
    }

    /** The feed with this id. */
    public Uni<Optional<Feed>> find(String id) {
        return find(List.of(id)).map(feeds -> feeds.stream().findFirst());
    }

    /**
     * Moves a feed to another address, for a permanent redirect that has held. The old address goes on leading to it.
     *
     * @param client the connection of the transaction that it is to be part of
     * @return the id of another feed that stands at that address already: then nothing was changed
     */
    public Uni<Optional<String>> move(SqlClient client, String id, FeedAddress to) {
        Instant now = clock.instant();
        return client.preparedQuery(TAKE_ADDRESS)
                .execute(Tuple.of(to.key(), id))
                .chain(() -> client.preparedQuery(OWNER).execute(Tuple.of(to.key())))
                .map(rows -> rows.iterator().next().getString("feed_id"))
                .chain(owner -> owner.equals(id)
                        ? client.preparedQuery(MOVE)
                                .execute(Tuple.of(id, to.url(), to.host(), FeedRows.time(now)))
                                .replaceWith(Optional.<String>empty())
                        : Uni.createFrom().item(Optional.of(owner)));
    }

    /**
     * Keeps what a feed says of itself; what it doesn't say stays as it was.
     *
     * @param client the connection of the transaction that it is to be part of
     */
    public Uni<Void> learn(SqlClient client, String id, SelfDescription told) {
        return client.preparedQuery(LEARN)
                .execute(Tuple.of(id, told.siteUrl(), told.title(), told.description(), told.format()))
                .replaceWithVoid();
    }

    private <T> Uni<T> guarded(Uni<T> work) {
        return work.ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }

    private static Tuple ids(Collection<String> ids) {
        return Tuple.tuple().addArrayOfString(ids.toArray(String[]::new));
    }

    private static List<Feed> feeds(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(FeedRows::feed)
                .toList();
    }
}
