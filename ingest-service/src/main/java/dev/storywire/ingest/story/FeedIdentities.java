package dev.storywire.ingest.story;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows the stories of a feed again, also where its guids or links lie. For whoever fetches feeds: {@link #identify} before storing a
 * document's stories, {@link #remember} after. Pushed stories don't come by here; their ids are those of {@link StoryIdentity}.
 */
@ApplicationScoped
public class FeedIdentities {

    /** What is remembered of a feed; documents rarely have more entries. */
    private static final int MOST_REMEMBERED = 1_000;

    private static final String HISTORY = """
            select story_id, guid, url, headline, content_hash, seen_at from feed_entry
            where feed_id = $1 order by seen_at desc limit $2
            """;

    /** Most entries are as they were; their rows are not written again for the time alone, except now and then. */
    private static final String REMEMBER = """
            insert into feed_entry as known (feed_id, story_id, guid, url, headline, content_hash, seen_at)
            select $1, story_id, guid, url, headline, content_hash, $7
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                as shown (story_id, guid, url, headline, content_hash)
            on conflict (feed_id, story_id) do update set
                guid = excluded.guid, url = excluded.url, headline = excluded.headline,
                content_hash = excluded.content_hash, seen_at = excluded.seen_at
            where (known.guid, known.url, known.headline, known.content_hash)
                    is distinct from (excluded.guid, excluded.url, excluded.headline, excluded.content_hash)
                or known.seen_at < excluded.seen_at - interval '1 hour'
            """;

    private static final String FORGET = """
            delete from feed_entry where feed_id = $1 and seen_at < (
                select seen_at from feed_entry where feed_id = $1 order by seen_at desc offset $2 limit 1)
            """;

    private static final String NOTE = """
            insert into feed_identity as known (feed_id, key, code, message, since) values ($1, $2, $3, $4, $5)
            on conflict (feed_id) do update set
                key = excluded.key, code = excluded.code, message = excluded.message,
                since = case when known.key = excluded.key then known.since else excluded.since end
            """;

    private final Pool pool;
    private final Clock clock;

    FeedIdentities(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Decides which story each of a document is.
     *
     * @param document its stories as admitted, whatever their sources
     */
    public Uni<FeedIdentity> identify(String feedId, List<IncomingStory> document) {
        Instant now = clock.instant();
        return query(HISTORY, Tuple.of(feedId, MOST_REMEMBERED)).chain(history -> query(
                        "select key, code, message from feed_identity where feed_id = $1", Tuple.of(feedId))
                .map(verdict -> FeedIdentity.of(entries(history), verdict(verdict), document, now)));
    }

    /** Remembers what a document showed, once its stories are stored; of an endless one the beginning. */
    public Uni<Void> remember(String feedId, FeedIdentity identity) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(REMEMBER)
                        .execute(shown(feedId, identity))
                        .chain(() -> connection.preparedQuery(FORGET).execute(Tuple.of(feedId, MOST_REMEMBERED)))
                        .chain(() -> identity.code() == null
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .preparedQuery(NOTE)
                                        .execute(note(feedId, identity))
                                        .replaceWithVoid()))
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }

    /**
     * Believes the feed's guids again, as people may know that its publisher has mended them. What it showed before keeps its ids.
     *
     * @param client the connection of the transaction that it is to be part of
     */
    public Uni<Void> trustAgain(SqlClient client, String feedId) {
        return client.preparedQuery("delete from feed_identity where feed_id = $1")
                .execute(Tuple.of(feedId))
                .replaceWithVoid();
    }

    /**
     * Forgets a feed that is no more.
     *
     * @param client the connection of the transaction that it is to be part of
     */
    public Uni<Void> forget(SqlClient client, String feedId) {
        return trustAgain(client, feedId)
                .chain(() -> client.preparedQuery("delete from feed_entry where feed_id = $1")
                        .execute(Tuple.of(feedId)))
                .replaceWithVoid();
    }

    private Tuple shown(String feedId, FeedIdentity identity) {
        Map<String, FeedEntry> shown = new LinkedHashMap<>();
        for (FeedEntry entry : identity.entries()) {
            if (entry.storyId() != null && entry.shows() && shown.size() < MOST_REMEMBERED) {
                shown.put(entry.storyId(), entry);
            }
        }
        return Tuple.tuple()
                .addString(feedId)
                .addArrayOfString(shown.keySet().toArray(String[]::new))
                .addArrayOfString(column(shown, FeedEntry::guid))
                .addArrayOfString(column(shown, FeedEntry::url))
                .addArrayOfString(column(shown, FeedEntry::headline))
                .addArrayOfString(column(shown, FeedEntry::contentHash))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String[] column(
            Map<String, FeedEntry> entries, Function<FeedEntry, @Nullable String> value) {
        return entries.values().stream().map(value).toArray(String[]::new);
    }

    private Tuple note(String feedId, FeedIdentity identity) {
        return Tuple.of(
                feedId,
                identity.key().name().toLowerCase(Locale.ROOT),
                identity.code(),
                identity.message(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static List<FeedEntry> entries(RowSet<Row> rows) {
        List<FeedEntry> entries = new ArrayList<>();
        for (Row row : rows) {
            entries.add(new FeedEntry(
                    row.getString("story_id"),
                    row.getString("guid"),
                    row.getString("url"),
                    row.getString("headline"),
                    row.getString("content_hash"),
                    row.getOffsetDateTime("seen_at").toInstant()));
        }
        return entries;
    }

    private static FeedTrust.@Nullable Verdict verdict(RowSet<Row> rows) {
        for (Row row : rows) {
            return new FeedTrust.Verdict(
                    KeyKind.valueOf(row.getString("key").toUpperCase(Locale.ROOT)),
                    new FeedTrust.Reason(row.getString("code"), row.getString("message")));
        }
        return null;
    }

    private Uni<RowSet<Row>> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }
}
