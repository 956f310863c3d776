package dev.storywire.ingest.feed;

import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.FeedIdentities;
import dev.storywire.ingest.story.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps feeds. Fails with {@link StoreUnavailableException} while the database can't be reached. */
@ApplicationScoped
public class FeedStore {

    /** Notified at commit whenever a feed was made due at once: registered, resumed, to be refreshed, or by its hub. */
    public static final String WAKE_CHANNEL = "feed_due";

    private static final String WAKE = "select pg_notify('" + WAKE_CHANNEL + "', '')";

    private static final int RETRIES = 8;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(10);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMillis(500);

    /**
     * A page of feeds.
     *
     * @param total that match, on all pages
     * @param more whether there is a page after this one
     */
    record Page(long total, List<FeedReport> feeds, boolean more) {}

    private final Pool pool;
    private final FeedIdentities identities;
    private final FeedSettings settings;
    private final Clock clock;

    FeedStore(Pool pool, FeedIdentities identities, FeedSettings settings, Clock clock) {
        this.pool = pool;
        this.identities = identities;
        this.settings = settings;
        this.clock = clock;
    }

    /** The feeds with these ids, those that there are, in no order. */
    public Uni<List<Feed>> find(Collection<String> ids) {
        return guarded(() -> pool.preparedQuery(FeedSql.FIND).execute(names(ids)))
                .map(rows -> all(rows, FeedRows::feed));
    }

    /** The feed with this id. */
    public Uni<Optional<Feed>> find(String id) {
        return find(List.of(id)).map(feeds -> feeds.stream().findFirst());
    }

    /** How many feeds are in each state; a state without any is 0. */
    public Uni<Map<FeedState, Long>> counts() {
        return guarded(() -> pool.query(FeedSql.COUNT).execute()).map(rows -> {
            Map<FeedState, Long> counts = new LinkedHashMap<>();
            Stream.of(FeedState.values()).forEach(state -> counts.put(state, 0L));
            rows.forEach(row -> counts.put(FeedState.of(row.getString("state")), row.getLong("feeds")));
            return counts;
        });
    }

    /**
     * Moves a feed to another address, for a permanent redirect that has held. The old address goes on leading to it.
     *
     * @param client the connection of the transaction that it is to be part of
     * @return the id of another feed that is at that address already: then nothing was changed
     */
    public Uni<Optional<String>> move(SqlClient client, String id, FeedAddress to) {
        return takeAddress(client, id, to)
                .chain(other -> other.isPresent()
                        ? Uni.createFrom().item(other)
                        : run(client, FeedSql.MOVE, Tuple.of(id, to.url(), now()))
                                .chain(() -> moveState(client, id, to))
                                .replaceWith(other));
    }

    /**
     * Keeps what a feed says of itself; what it doesn't say stays as it was.
     *
     * @param client the connection of the transaction that it is to be part of
     */
    public Uni<Void> learn(SqlClient client, String id, SelfDescription told) {
        return run(
                client, FeedSql.LEARN, Tuple.of(id, told.siteUrl(), told.title(), told.description(), told.format()));
    }

    /** The feed with this id and how it is doing. */
    Uni<Optional<FeedReport>> report(String id) {
        return guarded(() -> pool.preparedQuery(FeedSql.REPORT).execute(Tuple.of(id)))
                .map(rows -> all(rows, FeedStore::report).stream().findFirst());
    }

    /** The id of the feed that an address leads to. */
    Uni<Optional<String>> ownerOf(FeedAddress address) {
        return guarded(() -> pool.preparedQuery(FeedSql.OWNERS).execute(names(List.of(address.key()))))
                .map(rows -> all(rows, row -> row.getString("feed_id")).stream().findFirst());
    }

    /** A page of the feeds that are asked for, in the order in which they were registered. */
    Uni<Page> page(FeedQuery query) {
        FeedFilter matching = FeedFilter.of(query);
        FeedFilter beyond = FeedFilter.of(query).after(query);
        Uni<Long> total = pool.preparedQuery("select count(*) as total " + matching.sql())
                .execute(matching.values())
                .map(rows -> rows.iterator().next().getLong("total"));
        Uni<List<FeedReport>> feeds = pool.preparedQuery(
                        "select * " + beyond.sql() + " order by id limit " + (query.size() + 1))
                .execute(beyond.values())
                .map(rows -> all(rows, FeedStore::report));
        return guarded(() -> total.chain(number -> feeds.map(found -> new Page(
                number, found.subList(0, Math.min(found.size(), query.size())), found.size() > query.size()))));
    }

    /** Up to so many feeds in the order of their folders, beyond the last of the page before. */
    Uni<List<Feed>> inFolders(@Nullable Feed last, int most) {
        String folder = last == null || last.folder() == null ? "" : last.folder();
        return guarded(() -> pool.preparedQuery(FeedSql.IN_FOLDERS)
                        .execute(Tuple.of(folder, last == null ? "" : last.id(), most)))
                .map(rows -> all(rows, FeedRows::feed));
    }

    /**
     * Registers feeds that are not there yet, in one transaction; they are due at once. Of two with a common address the first counts.
     *
     * @return one outcome a feed, in their order
     */
    Uni<List<Registration>> register(List<NewFeed> feeds) {
        return retried(() -> pool.withTransaction(client -> {
            String[] keys = feeds.stream().flatMap(feed -> feed.keys().stream()).toArray(String[]::new);
            return client.preparedQuery(FeedSql.OWNERS)
                    .execute(Tuple.tuple().addArrayOfString(keys))
                    .chain(rows -> {
                        Map<String, String> owners = new HashMap<>();
                        rows.forEach(row -> owners.put(row.getString("address"), row.getString("feed_id")));
                        List<Registration> outcomes =
                                feeds.stream().map(feed -> decide(feed, owners)).toList();
                        return insert(client, created(feeds, outcomes)).replaceWith(outcomes);
                    });
        }));
    }

    /** Changes a feed as the function decides on what is there, while nobody else can change it. A failure of the function changes nothing. */
    Uni<FeedChange.Outcome> change(String id, Function<FeedReport, FeedChange> decide) {
        return retried(() -> pool.withTransaction(client -> client.preparedQuery(FeedSql.LOCK)
                .execute(Tuple.of(id))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(new FeedChange.Outcome.Unknown())
                        : change(client, report(rows.iterator().next()), decide))));
    }

    /**
     * Removes a feed; its stories stay.
     *
     * @param check throws where it must not be removed as it is
     * @return whether there was one
     */
    Uni<Boolean> remove(String id, Consumer<FeedReport> check) {
        return guarded(() -> pool.withTransaction(client -> client.preparedQuery(FeedSql.LOCK)
                .execute(Tuple.of(id))
                .invoke(rows -> rows.forEach(row -> check.accept(report(row))))
                .chain(() ->
                        client.preparedQuery("delete from feed where id = $1").execute(Tuple.of(id)))
                .chain(deleted -> identities.forget(client, id).replaceWith(deleted.rowCount() > 0))));
    }

    /** Makes a feed due now, whatever its state; whether there is one. */
    Uni<Boolean> refresh(String id) {
        return guarded(() -> pool.withTransaction(client -> client.preparedQuery(FeedSql.REFRESH)
                .execute(Tuple.of(id, now()))
                .chain(updated -> wake(client).replaceWith(updated.rowCount() > 0))));
    }

    /** Feeds whose credentials are sealed with another key than this one, beyond an id. */
    Uni<List<Feed>> sealedOtherwise(String key, String afterId) {
        return guarded(() -> pool.preparedQuery(FeedSql.SEALED_OTHERWISE).execute(Tuple.of(key, afterId)))
                .map(rows -> all(rows, FeedRows::feed));
    }

    /** Puts the same credentials, sealed anew, in place of those that are there, if they still are. */
    Uni<Void> reseal(String id, SealedText before, SealedText after) {
        return guarded(() -> run(
                pool,
                FeedSql.RESEAL,
                Tuple.of(id, FeedRows.buffer(before.bytes()), FeedRows.buffer(after.bytes()), after.key())));
    }

    private static Registration decide(NewFeed feed, Map<String, String> owners) {
        Optional<String> owner = feed.keys().stream()
                .flatMap(key -> Stream.ofNullable(owners.get(key)))
                .findFirst();
        if (owner.isPresent()) {
            return new Registration.Exists(owner.get());
        }
        feed.keys().forEach(key -> owners.put(key, feed.feed().id()));
        return new Registration.Created(feed.feed().id());
    }

    private static List<NewFeed> created(List<NewFeed> feeds, List<Registration> outcomes) {
        return feeds.stream()
                .filter(feed ->
                        outcomes.contains(new Registration.Created(feed.feed().id())))
                .toList();
    }

    private Uni<Void> insert(SqlClient client, List<NewFeed> feeds) {
        if (feeds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        OffsetDateTime now = now();
        return batch(client, FeedSql.INSERT, feeds.stream().map(feed -> FeedSql.row(feed.feed())))
                .chain(() ->
                        batch(client, FeedSql.INSERT_ADDRESS, feeds.stream().flatMap(feed -> feed.keys().stream()
                                .map(key -> Tuple.of(key, feed.feed().id())))))
                .chain(() -> batch(
                        client,
                        FeedSql.INSERT_STATE,
                        feeds.stream()
                                .map(feed -> Tuple.of(
                                        feed.feed().id(), feed.address().host(), now))))
                .chain(() -> wake(client));
    }

    private Uni<FeedChange.Outcome> change(
            SqlClient client, FeedReport before, Function<FeedReport, FeedChange> decide) {
        FeedChange change = decide.apply(before);
        FeedAddress address = change.address();
        Uni<Optional<String>> taken = address == null
                ? Uni.createFrom().item(Optional.empty())
                : takeAddress(client, before.feed().id(), address);
        return taken.chain(other -> other.isPresent()
                ? Uni.createFrom().item(new FeedChange.Outcome.Taken(other.get()))
                : write(client, before.feed(), change)
                        .chain(() -> client.preparedQuery(FeedSql.REPORT)
                                .execute(Tuple.of(before.feed().id())))
                        .map(rows -> new FeedChange.Outcome.Changed(
                                report(rows.iterator().next()))));
    }

    private Uni<Void> write(SqlClient client, Feed before, FeedChange change) {
        String id = before.id();
        FeedAddress address = change.address();
        Uni<Void> moved = address == null ? Uni.createFrom().voidItem() : moveState(client, id, address);
        Uni<Void> turned =
                switch (change.turn()) {
                    case NONE -> Uni.createFrom().voidItem();
                    case PAUSE -> run(client, FeedSql.PAUSE, Tuple.of(id, now()));
                    case RESUME -> run(client, FeedSql.RESUME, Tuple.of(id, now()));
                };
        // what is odd about a feed may be over where people resume it or say that it is elsewhere
        Uni<Void> trusted = address == null && change.turn() != FeedChange.Turn.RESUME
                ? Uni.createFrom().voidItem()
                : identities.trustAgain(client, id).chain(() -> run(client, FeedSql.NOTHING_ODD, Tuple.of(id)));
        boolean same = change.feed().equals(before) && change.turn() == FeedChange.Turn.NONE;
        return same
                ? Uni.createFrom().voidItem()
                : run(client, FeedSql.UPDATE, FeedSql.row(next(before, change.feed())))
                        .chain(() -> moved)
                        .chain(() -> turned)
                        .chain(() -> trusted)
                        .chain(() -> wake(client));
    }

    private Feed next(Feed before, Feed after) {
        return FeedBuilder.builder(after)
                .version(before.version() + 1)
                .updatedAt(clock.instant())
                .build();
    }

    /** The id of another feed that has the address; empty where it is this one's now. */
    private static Uni<Optional<String>> takeAddress(SqlClient client, String id, FeedAddress address) {
        return run(client, FeedSql.TAKE_ADDRESS, Tuple.of(address.key(), id))
                .chain(() -> client.preparedQuery(FeedSql.OWNERS).execute(names(List.of(address.key()))))
                .map(rows ->
                        Optional.of(rows.iterator().next().getString("feed_id")).filter(owner -> !owner.equals(id)));
    }

    private Uni<Void> moveState(SqlClient client, String id, FeedAddress to) {
        return run(client, FeedSql.MOVE_STATE, Tuple.of(id, to.host(), now()));
    }

    private static Uni<Void> wake(SqlClient client) {
        return client.query(WAKE).execute().replaceWithVoid();
    }

    private static Uni<Void> run(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static Uni<Void> batch(SqlClient client, String sql, Stream<Tuple> values) {
        return client.preparedQuery(sql).executeBatch(values.toList()).replaceWithVoid();
    }

    /** Two transactions that meet at the same address are told apart by its primary key: one of them is tried again. */
    private <T> Uni<T> retried(Supplier<Uni<T>> work) {
        return guarded(() -> Uni.createFrom()
                .deferred(work::get)
                .onFailure(DatabaseFailures::isConflict)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .withJitter(0.5)
                .atMost(RETRIES));
    }

    private <T> Uni<T> guarded(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }

    private OffsetDateTime now() {
        return FeedRows.time(clock.instant());
    }

    private static Tuple names(Collection<String> names) {
        return Tuple.tuple().addArrayOfString(names.toArray(String[]::new));
    }

    private static FeedReport report(Row row) {
        return new FeedReport(FeedRows.feed(row), FeedRows.health(row));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
