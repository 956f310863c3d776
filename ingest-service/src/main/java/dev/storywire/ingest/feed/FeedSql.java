package dev.storywire.ingest.feed;

import io.vertx.mutiny.sqlclient.Tuple;

/** Statements that {@link FeedStore} keeps feeds with, and the tuples they take. */
final class FeedSql {

    static final String FIND = "select * from feed where id = any($1)";

    /** Feeds, how they are doing, and their subscriptions at hubs. */
    static final String FROM = """
            from feed join feed_state on feed_id = id
            left join (select feed_id as push_feed_id, state as push_state, hub_url as push_hub, lease_expires_at as push_lease_expires_at,
                           last_push_at as push_last_at, reason as push_reason
                       from websub where state not in ('ending', 'ended')) as push on push_feed_id = id
            """;

    static final String REPORT = "select * " + FROM + " where id = $1";

    static final String LOCK = REPORT + " for no key update of feed, feed_state";

    static final String OWNERS = "select address, feed_id from feed_address where address = any($1)";

    static final String TAKE_ADDRESS =
            "insert into feed_address (address, feed_id) values ($1, $2) on conflict (address) do nothing";

    static final String INSERT_ADDRESS = "insert into feed_address (address, feed_id) values ($1, $2)";

    static final String INSERT_STATE = "insert into feed_state (feed_id, host, next_fetch_at) values ($1, $2, $3)";

    static final String INSERT = """
            insert into feed (id, url, site_url, title, own_title, description, format, source, tags, language, folder, own_interval,
                user_agent, credentials, credentials_key, full_text, version, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """;

    static final String UPDATE = """
            update feed set url = $2, site_url = $3, title = $4, own_title = $5, description = $6, format = $7, source = $8, tags = $9,
                language = $10, folder = $11, own_interval = $12, user_agent = $13, credentials = $14, credentials_key = $15,
                full_text = $16, version = $17, created_at = $18, updated_at = $19
            where id = $1
            """;

    static final String MOVE = "update feed set url = $2, version = version + 1, updated_at = $3 where id = $1";

    /** What the old address told must not be sent to the new one. */
    static final String MOVE_STATE = """
            update feed_state set host = $2, etag = null, last_modified = null, body_hash = null, moved_to = null, moved_times = 0,
                next_fetch_at = case when state in ('healthy', 'failing') then $3 else next_fetch_at end
            where feed_id = $1
            """;

    static final String PAUSE =
            "update feed_state set paused_at = $2, next_fetch_at = null, refresh_requested_at = null where feed_id = $1";

    static final String RESUME = """
            update feed_state set paused_at = null, gone_at = null, gone_reason = null, failures = 0, failing_since = null, last_error = null,
                last_error_code = null, next_fetch_at = $2
            where feed_id = $1
            """;

    static final String NOTHING_ODD = "update feed_state set notice = null where feed_id = $1";

    static final String REFRESH = "update feed_state set refresh_requested_at = $2 where feed_id = $1";

    /** A name that people gave and that is the feed's own is none of theirs. */
    static final String LEARN = """
            update feed set site_url = coalesce($2, site_url), title = coalesce($3, title), own_title = nullif(own_title, $3),
                description = coalesce($4, description), format = coalesce($5, format)
            where id = $1 and (site_url, title, own_title, description, format) is distinct from (coalesce($2, site_url),
                coalesce($3, title), nullif(own_title, $3), coalesce($4, description), coalesce($5, format))
            """;

    /** Folder by folder, a folder before those in it. */
    static final String IN_FOLDERS = """
            select * from feed where (translate(coalesce(folder, ''), '/', chr(1)) collate "C", id) > (translate($1, '/', chr(1)), $2)
            order by translate(coalesce(folder, ''), '/', chr(1)) collate "C", id limit $3
            """;

    static final String COUNT = "select state, count(*) as feeds from feed_state group by state";

    static final String SEALED_OTHERWISE =
            "select * from feed where credentials_key <> $1 and id > $2 order by id limit 200";

    static final String RESEAL =
            "update feed set credentials = $3, credentials_key = $4 where id = $1 and credentials = $2";

    private FeedSql() {}

    /** The row of a feed, in the order of {@link #INSERT} and {@link #UPDATE}. */
    static Tuple row(Feed feed) {
        SealedText credentials = feed.credentials();
        return Tuple.tuple()
                .addString(feed.id())
                .addString(feed.url())
                .addString(feed.siteUrl())
                .addString(feed.title())
                .addString(feed.ownTitle())
                .addString(feed.description())
                .addString(feed.format())
                .addString(feed.source())
                .addArrayOfString(feed.tags().toArray(String[]::new))
                .addString(feed.language())
                .addString(feed.folder())
                .addInteger(
                        feed.ownInterval() == null
                                ? null
                                : Math.toIntExact(feed.ownInterval().toSeconds()))
                .addString(feed.userAgent())
                .addValue(credentials == null ? null : FeedRows.buffer(credentials.bytes()))
                .addString(credentials == null ? null : credentials.key())
                .addBoolean(feed.fullText())
                .addInteger(feed.version())
                .addOffsetDateTime(FeedRows.time(feed.createdAt()))
                .addOffsetDateTime(FeedRows.time(feed.updatedAt()));
    }
}
