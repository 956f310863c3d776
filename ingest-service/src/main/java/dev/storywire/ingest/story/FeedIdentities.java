package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Story;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final String REMEMBER = """
            insert into feed_entry (feed_id, story_id, guid, url, headline, content_hash, seen_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (feed_id, story_id) do update set
                guid = excluded.guid, url = excluded.url, headline = excluded.headline,
                content_hash = excluded.content_hash, seen_at = excluded.seen_at
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
     * @param sourceId as {@link SourceIdentity} gives it
     * @param document its stories, normalised and hashed
     */
    public Uni<FeedIdentity> identify(String feedId, String sourceId, List<Story> document) {
        Instant now = clock.instant();
        return query(HISTORY, Tuple.of(feedId, MOST_REMEMBERED)).chain(history -> query(
                        "select key, code, message from feed_identity where feed_id = $1", Tuple.of(feedId))
                .map(verdict -> FeedIdentity.of(sourceId, entries(history), verdict(verdict), document, now)));
    }

    /** Remembers what a document showed, once its stories are stored. */
    public Uni<Void> remember(String feedId, FeedIdentity identity) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(REMEMBER)
                        .executeBatch(rows(feedId, identity))
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

    /** Believes the feed's guids again, after its publisher has mended them. */
    public Uni<Void> trustAgain(String feedId) {
        return query("delete from feed_identity where feed_id = $1", Tuple.of(feedId))
                .replaceWithVoid();
    }

    private static List<Tuple> rows(String feedId, FeedIdentity identity) {
        List<Tuple> rows = new ArrayList<>();
        for (FeedEntry entry : identity.entries()) {
            if (entry.storyId() != null) {
                rows.add(Tuple.of(feedId, entry.storyId(), entry.guid(), entry.url(), entry.headline())
                        .addValue(entry.contentHash())
                        .addValue(entry.seenAt().atOffset(ZoneOffset.UTC)));
            }
        }
        return rows;
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
