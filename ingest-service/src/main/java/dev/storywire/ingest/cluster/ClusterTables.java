package dev.storywire.ingest.cluster;

import dev.storywire.ingest.cluster.Grouping.Edge;
import dev.storywire.ingest.leader.LeaderConnection;
import dev.storywire.ingest.normalize.ClusterRole;
import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.outbox.EventType;
import dev.storywire.ingest.outbox.Outbox;
import dev.storywire.ingest.outbox.TraceParent;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of clusters, on the connection of the one replica that writes them. */
final class ClusterTables {

    private static final int LONGEST_TEXT = 40_000;

    private static final String PENDING = """
            select first.position, first.story_id
            from (select position, story_id, sum(bytes) over (order by position) - bytes as bytes_before
                  from (select * from outbox where cluster_pending order by position limit $1) as head) as first
            where first.bytes_before < $2
            order by first.position
            """;

    private static final String DOCUMENTS = """
            select story.id, story.status, story.first_seen_at, document ->> 'publishedAt' as published_at,
                   left(coalesce(document ->> 'bodyText', document ->> 'summary', document ->> 'headline', ''), $2) as text
            from story join revision on revision.story_id = story.id and revision.number = story.revision
            where story.id = any($1)
            """;

    private static final String FORGET_OLD = """
            with gone as (delete from cluster_text where story_id in (
                              select story_id from cluster_text where seen_at < $1 order by seen_at limit $2)
                          returning story_id, anchors)
            delete from cluster_anchor using (select story_id, unnest(anchors) as anchor from gone) as former
            where cluster_anchor.anchor = former.anchor and cluster_anchor.story_id = former.story_id
            """;

    private static final String REMEMBER = """
            insert into cluster_text (story_id, published_at, seen_at, words, anchors)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String REMEMBER_ANCHORS = """
            insert into cluster_anchor (story_id, anchor)
            select * from unnest($1::text[], $2::bigint[]) on conflict do nothing
            """;

    /** In the order of the index, of which each page is then changed once rather than for each of its rows. */
    private static final String RESTORE_ANCHORS = """
            with next as (select story_id, anchors from cluster_text where story_id > $1 order by story_id limit $2),
                 restored as (insert into cluster_anchor (story_id, anchor)
                              select story_id, anchor from next, unnest(anchors) as anchor order by anchor
                              on conflict do nothing)
            select max(story_id) as last from next
            """;

    /** Pairs are counted before anything is looked up of them: most share one run of words, and many share the same ones. */
    private static final String CANDIDATES = """
            with pair as (
                select wanted.story_id as wanted, found.story_id, count(*) as shared
                from unnest($1::text[], $2::bigint[]) as wanted (story_id, anchor)
                cross join lateral (select story_id from cluster_anchor where anchor = wanted.anchor limit $4) as found
                where found.story_id <> wanted.story_id
                group by wanted.story_id, found.story_id
            )
            select wanted, story_id
            from (select pair.wanted, pair.story_id,
                         row_number() over (partition by pair.wanted order by pair.shared desc, pair.story_id) as rank
                  from pair
                  join cluster_text as mine on mine.story_id = pair.wanted
                  join cluster_text as theirs on theirs.story_id = pair.story_id
                       and theirs.published_at between mine.published_at - make_interval(secs => $3)
                                                   and mine.published_at + make_interval(secs => $3)) as ranked
            where rank <= $5
            """;

    private static final String MEMBERS = """
            with named as (select unnest($1::text[]) as id),
                 touched as (select distinct cluster_id from cluster_member join named on story_id = id
                             where cluster_id is not null)
            select everyone.id, coalesce(text.published_at, member.published_at) as published_at,
                   member.cluster_id, member.role, member.similarity, coalesce(member.version, 0) as version
            from (select id from named
                  union select story_id from cluster_member join touched using (cluster_id)) as everyone
            left join cluster_member as member on member.story_id = everyone.id
            left join cluster_text as text on text.story_id = everyone.id
            where text.story_id is not null or member.story_id is not null
            """;

    private static final String FULL = """
            with held as (select story_id, cluster_id from cluster_member where story_id = any($1) and cluster_id is not null),
                 filled as (select cluster_id from (select distinct cluster_id from held) as every
                            where (select count(*) from (select 1 from cluster_member as member
                                                         where member.cluster_id = every.cluster_id limit $2) as some_of_it) >= $2)
            select story_id, cluster_id from held join filled using (cluster_id)
            """;

    private static final String HIDE = """
            delete from cluster_anchor using (
                select story_id, unnest(anchors) as anchor from cluster_member join cluster_text using (story_id)
                where cluster_id = any($1) and story_id <> all($2)) as former
            where cluster_anchor.anchor = former.anchor and cluster_anchor.story_id = former.story_id
            """;

    private static final String PUT = """
            insert into cluster_member as known (story_id, cluster_id, role, similarity, published_at, version)
            values ($1, $2, $3, $4, $5, 1)
            on conflict (story_id) do update set
                cluster_id = excluded.cluster_id, role = excluded.role, similarity = excluded.similarity,
                published_at = excluded.published_at, version = known.version + 1
            """;

    /** The rows are locked before their revisions are read and positions drawn, like those of a story that is stored. */
    private static final String LOCK = "select id from story where id = any($1) order by id for no key update";

    /** A story that has an event of its own to be compared tells its cluster with that, which must come first. */
    private static final String ANNOUNCE = """
            insert into outbox (position, story_id, revision, type, occurred_at, traceparent, bytes, cluster_pending)
            select nextval('outbox_position'), story.id, story.revision, $2, $3, $4,
                   octet_length(cast(document as text)), false
            from story join revision on revision.story_id = story.id and revision.number = story.revision
            where story.id = any($1) and story.status <> 'canceled'
              and not exists (select 1 from outbox as own where own.story_id = story.id and own.cluster_pending)
            """;

    private static final String RELEASE = "update outbox set cluster_pending = false where position = any($1)";
    private static final String WAKE_RELAY = "select pg_notify('" + Outbox.READY_CHANNEL + "', '')";

    /** An event whose story waits to be compared. */
    record Pending(long position, String storyId) {}

    private final LeaderConnection connection;

    ClusterTables(LeaderConnection connection) {
        this.connection = connection;
    }

    List<Pending> pending(int most, long bytes) {
        List<Pending> pending = new ArrayList<>();
        for (Row row : connection.query(PENDING, Tuple.of(most, bytes))) {
            pending.add(new Pending(row.getLong("position"), row.getString("story_id")));
        }
        return pending;
    }

    /** The stories as they stand now. */
    List<Candidate> stories(Collection<String> ids) {
        List<Candidate> stories = new ArrayList<>();
        for (Row row : connection.query(DOCUMENTS, Tuple.of(array(ids), LONGEST_TEXT))) {
            stories.add(new Candidate(
                    row.getString("id"),
                    PublicationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                    publishedAt(row.getString("published_at"), row.getOffsetDateTime("first_seen_at")),
                    TextSketch.of(row.getString("text"))));
        }
        return stories;
    }

    private static Instant publishedAt(@Nullable String told, OffsetDateTime seen) {
        Instant firstSeen = seen.toInstant();
        if (told == null) {
            return firstSeen;
        }
        try {
            Instant published = Instant.parse(told);
            return published.isBefore(firstSeen) ? published : firstSeen;
        } catch (DateTimeException e) {
            return firstSeen;
        }
    }

    /** Forgets texts and edges of stories that were compared before in another form. */
    void forget(Collection<String> ids) {
        ClusterTexts.forget(connection, ids);
    }

    /** Forgets the oldest texts that came before then; true when there may be more. */
    boolean forgetBefore(Instant then, int most) {
        return connection
                        .query(FORGET_OLD, Tuple.of(then.atOffset(ZoneOffset.UTC), most))
                        .rowCount()
                > 0;
    }

    /** Whether none was lost: what is not logged is gone after PostgreSQL crashed. */
    boolean hasAllAnchors() {
        return connection
                        .query("select only_one from cluster_anchor_whole", Tuple.tuple())
                        .size()
                > 0;
    }

    /**
     * Puts the anchors of so many texts back, beginning behind that story.
     *
     * @return the last of these stories; null where there was none
     */
    @Nullable String restoreAnchors(String behind, int most) {
        return connection
                .query(RESTORE_ANCHORS, Tuple.of(behind, most))
                .iterator()
                .next()
                .getString("last");
    }

    /** From now on they are all there. */
    void anchorsRestored() {
        connection.query("insert into cluster_anchor_whole default values on conflict do nothing", Tuple.tuple());
    }

    void remember(List<Candidate> stories, Instant now) {
        List<Tuple> texts = new ArrayList<>();
        for (Candidate story : stories) {
            texts.add(Tuple.of(
                    story.id(),
                    story.publishedAt().atOffset(ZoneOffset.UTC),
                    now.atOffset(ZoneOffset.UTC),
                    Buffer.buffer(story.sketch().toBytes()),
                    anchors(story)));
        }
        if (!texts.isEmpty()) {
            connection.batch(REMEMBER, texts);
            connection.query(REMEMBER_ANCHORS, anchored(stories).then());
        }
    }

    /** For each of these stories, the ids of those that may be like it. */
    Map<String, List<String>> candidates(List<Candidate> stories, ClusterSettings settings) {
        Map<String, List<String>> found = new HashMap<>();
        Tuple arguments = anchored(stories)
                .then((double) settings.window().toSeconds(), settings.holders(), settings.candidates());
        for (Row row : connection.query(CANDIDATES, arguments)) {
            found.computeIfAbsent(row.getString("wanted"), _ -> new ArrayList<>())
                    .add(row.getString("story_id"));
        }
        return found;
    }

    /** The clusters of those of these stories whose cluster has so many members or more. */
    Map<String, String> full(Collection<String> ids, int members) {
        Map<String, String> full = new HashMap<>();
        for (Row row : connection.query(FULL, Tuple.of(array(ids), members))) {
            full.put(row.getString("story_id"), row.getString("cluster_id"));
        }
        return full;
    }

    /** No story finds those of these clusters any more, but for some. */
    void hide(Collection<String> clusters, Collection<String> except) {
        connection.query(HIDE, Tuple.of(array(clusters), array(except)));
    }

    /** The texts of these stories, as far as they are still in the window. */
    Map<String, byte[]> texts(Collection<String> ids) {
        Map<String, byte[]> texts = new HashMap<>();
        for (Row row : connection.query(
                "select story_id, words from cluster_text where story_id = any($1)", Tuple.of(array(ids)))) {
            texts.put(row.getString("story_id"), row.getBuffer("words").getBytes());
        }
        return texts;
    }

    void connect(Collection<Edge> edges) {
        connection.query(
                "insert into cluster_edge (one, other) select * from unnest($1::text[], $2::text[]) on conflict do nothing",
                Tuple.of(
                        edges.stream().map(Edge::one).toArray(String[]::new),
                        edges.stream().map(Edge::other).toArray(String[]::new)));
    }

    /** These stories and everyone in their clusters. */
    List<Member> members(Collection<String> ids) {
        List<Member> members = new ArrayList<>();
        for (Row row : connection.query(MEMBERS, Tuple.of(array(ids)))) {
            String cluster = row.getString("cluster_id");
            Place place = cluster == null
                    ? null
                    : new Place(
                            cluster,
                            ClusterRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                            row.getDouble("similarity"));
            members.add(new Member(
                    row.getString("id"),
                    row.getOffsetDateTime("published_at").toInstant(),
                    place,
                    Objects.requireNonNull(row.getInteger("version"))));
        }
        return members;
    }

    List<Edge> edges(Collection<String> among) {
        List<Edge> edges = new ArrayList<>();
        for (Row row : connection.query(
                "select one, other from cluster_edge where one = any($1) and other = any($1)",
                Tuple.of(array(among)))) {
            edges.add(new Edge(row.getString("one"), row.getString("other")));
        }
        return edges;
    }

    void put(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        connection.batch(
                PUT,
                moves.stream()
                        .map(move -> Tuple.of(
                                move.member().id(),
                                move.to() == null ? null : move.to().clusterId(),
                                move.to() == null
                                        ? null
                                        : move.to().role().name().toLowerCase(Locale.ROOT),
                                move.to() == null ? null : move.to().similarity(),
                                move.member().publishedAt().atOffset(ZoneOffset.UTC)))
                        .toList());
    }

    /** Appends an event for each of these stories, of the revision that stands. */
    void announce(Collection<String> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        connection.query(LOCK, Tuple.of(array(ids)));
        connection.query(
                ANNOUNCE,
                Tuple.of(
                        array(ids),
                        EventType.CLUSTERED.wireName(),
                        now.atOffset(ZoneOffset.UTC),
                        TraceParent.current().value()));
    }

    /** Lets the relay have these events. */
    void release(Collection<Pending> events) {
        connection.query(
                RELEASE, Tuple.of(events.stream().map(Pending::position).toArray(Long[]::new)));
        connection.query(WAKE_RELAY, Tuple.tuple());
    }

    /** Two columns: an anchor, and the story that has it. */
    private record Anchored(List<String> ids, List<Long> anchors) {

        Tuple then(Object... more) {
            Tuple arguments = Tuple.of(ids.toArray(String[]::new), anchors.toArray(Long[]::new));
            for (Object argument : more) {
                arguments.addValue(argument);
            }
            return arguments;
        }
    }

    private static Anchored anchored(List<Candidate> stories) {
        List<String> ids = new ArrayList<>();
        List<Long> anchors = new ArrayList<>();
        for (Candidate story : stories) {
            for (Long anchor : anchors(story)) {
                ids.add(story.id());
                anchors.add(anchor);
            }
        }
        return new Anchored(ids, anchors);
    }

    private static Long[] anchors(Candidate story) {
        return Arrays.stream(story.sketch().anchors()).boxed().toArray(Long[]::new);
    }

    private static String[] array(Collection<String> ids) {
        return ids.toArray(String[]::new);
    }
}
