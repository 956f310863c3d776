package dev.storywire.ingest.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The last fetches of each feed, and how many stories they brought on which day. */
@ApplicationScoped
public class FetchLog {

    private static final String APPEND = """
            with pruned as (
                delete from feed_fetch where feed_id = $1 and id <=
                    (select id from feed_fetch where feed_id = $1 order by id desc offset $14 limit 1))
            insert into feed_fetch (feed_id, cause, started_at, took_ms, outcome, status, bytes, url, new_stories, revised, rejected,
                               error_code, error)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    private static final String DAYS = """
            select feed_id, story_days, story_days_until from feed_state where feed_id = any($1) order by feed_id for no key update
            """;

    private static final String COUNT = """
            update feed_state set story_days = $2, story_days_until = $3, stories_a_day = $4, volume = $5, stories = stories + $6,
                last_story_at = case when $6 > 0 then $7 else last_story_at end
            where feed_id = $1
            """;

    private static final String LIST = "select * from feed_fetch where feed_id = $1 order by id desc limit $2";

    private final Pool pool;
    private final FeedSettings settings;

    FetchLog(Pool pool, FeedSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /**
     * Keeps fetches, each of another feed, forgets those beyond the limit, and counts their stories in {@code feed_state}: {@code story_days},
     * {@code stories_a_day}, {@code volume}, {@code stories} and {@code last_story_at} are written here and nowhere else.
     *
     * @param client the connection of the transaction that it is to be part of
     * @param fetches by the id of the feed
     */
    public Uni<Void> append(SqlClient client, Map<String, FetchRecord> fetches) {
        return client.preparedQuery(DAYS)
                .execute(Tuple.tuple().addArrayOfString(fetches.keySet().toArray(String[]::new)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().voidItem()
                        : client.preparedQuery(APPEND)
                                .executeBatch(entries(rows, fetches))
                                .chain(() -> count(client, rows, fetches)));
    }

    private List<Tuple> entries(RowSet<Row> known, Map<String, FetchRecord> fetches) {
        List<Tuple> entries = new ArrayList<>();
        for (Row row : known) {
            String feedId = row.getString("feed_id");
            entries.add(entry(feedId, Objects.requireNonNull(fetches.get(feedId))));
        }
        return entries;
    }

    private Tuple entry(String feedId, FetchRecord fetch) {
        return Tuple.tuple()
                .addString(feedId)
                .addString(fetch.cause().wireName())
                .addOffsetDateTime(FeedRows.time(fetch.startedAt()))
                .addInteger(fetch.tookMs())
                .addString(fetch.outcome().wireName())
                .addInteger(fetch.status())
                .addLong(fetch.bytes())
                .addString(fetch.url())
                .addInteger(fetch.newStories())
                .addInteger(fetch.revised())
                .addInteger(fetch.rejected())
                .addString(fetch.errorCode())
                .addString(fetch.error())
                .addInteger(settings.keptFetches() - 1);
    }

    /** The last fetches, newest first; empty also where there is no such feed. */
    public Uni<List<FetchRecord>> last(String feedId, int most) {
        return pool.preparedQuery(LIST).execute(Tuple.of(feedId, most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(FeedRows::fetch)
                .toList());
    }

    private static Uni<Void> count(SqlClient client, RowSet<Row> known, Map<String, FetchRecord> fetches) {
        List<Tuple> counts = new ArrayList<>();
        for (Row row : known) {
            String feedId = row.getString("feed_id");
            FetchRecord fetch = Objects.requireNonNull(fetches.get(feedId));
            StoryDays before = row.getLocalDate("story_days_until") == null
                    ? null
                    : new StoryDays(
                            List.of(row.getArrayOfIntegers("story_days")), row.getLocalDate("story_days_until"));
            StoryDays after = after(before, fetch);
            if (after != null && !after.equals(before)) {
                counts.add(counts(feedId, after, fetch));
            }
        }
        return counts.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(COUNT).executeBatch(counts).replaceWithVoid();
    }

    /** The first document that could be read begins the count; what it holds is older. */
    private static @Nullable StoryDays after(@Nullable StoryDays before, FetchRecord fetch) {
        LocalDate today = LocalDate.ofInstant(fetch.startedAt(), ZoneOffset.UTC);
        if (before != null) {
            return before.plus(today, fetch.newStories());
        }
        return fetch.outcome() == FetchResult.FAILED ? null : StoryDays.begin(today);
    }

    private static Tuple counts(String feedId, StoryDays days, FetchRecord fetch) {
        return Tuple.tuple()
                .addString(feedId)
                .addArrayOfInteger(days.counts().toArray(Integer[]::new))
                .addLocalDate(days.until())
                .addFloat(days.aDay().map(Double::floatValue).orElse(null))
                .addString(days.volume().map(Volume::wireName).orElse(null))
                .addLong((long) fetch.newStories())
                .addOffsetDateTime(FeedRows.time(fetch.startedAt()));
    }
}
