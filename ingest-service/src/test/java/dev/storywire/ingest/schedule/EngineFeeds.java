package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.FeedStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** The feeds of a test, which an engine that runs fetches when the test asks for it. */
final class EngineFeeds {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;
    private final List<String> registered = new ArrayList<>();

    EngineFeeds(Pool pool) {
        this.pool = pool;
    }

    /** Registers a feed that is not due. */
    String register(String url, boolean fullText) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(6);
        registered.add(id);
        ask("""
                with known as (insert into feed (id, url, full_text, created_at, updated_at)
                               values ($1, $2, $4, now(), now()) returning id)
                insert into feed_state (feed_id, host) select id, $3 from known
                """, Tuple.of(id, url, URI.create(url).getRawAuthority(), fullText));
        return id;
    }

    /** Has the feed fetched once, and waits until what came of it is written down. */
    Row fetch(String id) {
        long before = fetches(id);
        ask("update feed_state set refresh_requested_at = now() where feed_id = $1", Tuple.of(id));
        ask("select pg_notify('" + FeedStore.WAKE_CHANNEL + "', '')", Tuple.tuple());
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> fetches(id) == before + 1);
        return ask("select * from feed_state where feed_id = $1", Tuple.of(id)).getFirst();
    }

    /** Current documents of the stories that came by the feed, in the order of their headlines. */
    List<Row> stories(String id) {
        return ask("""
                select story.id, story.revision, story.status, document ->> 'headline' as headline, document ->> 'bodyText' as body,
                       document ->> 'summary' as summary, document ->> 'externalId' as guid
                from story join revision on revision.story_id = story.id and revision.number = story.revision
                where story.feed_id = $1 order by headline
                """, Tuple.of(id));
    }

    /** Deletes a story as its age does. */
    void deleteByAge(String story) {
        ask("""
                insert into story_tombstone (id, revision, status, content_hash, first_seen_at, deleted_at)
                select id, revision, status, content_hash, first_seen_at, now() from story where id = $1
                """, Tuple.of(story));
        ask("delete from outbox where story_id = $1", Tuple.of(story));
        ask("delete from revision where story_id = $1", Tuple.of(story));
        ask("delete from story where id = $1", Tuple.of(story));
    }

    void remove() {
        ask("delete from feed where id = any($1)", Tuple.tuple().addArrayOfString(registered.toArray(String[]::new)));
    }

    List<Row> ask(String statement, Tuple values) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(statement).execute(values).await().atMost(PATIENCE).forEach(rows::add);
        return rows;
    }

    private long fetches(String id) {
        return ask("select count(*) from feed_fetch where feed_id = $1", Tuple.of(id))
                .getFirst()
                .getLong(0);
    }
}
