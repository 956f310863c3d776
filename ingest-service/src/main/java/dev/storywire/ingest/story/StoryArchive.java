package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.ClusterRole;
import dev.storywire.ingest.normalize.Story;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what is stored. Fails with {@link StoreUnavailableException} while the database can't be reached. */
@ApplicationScoped
public class StoryArchive {

    private static final String DOCUMENT = """
            select revision.document from StoryRow story
            join RevisionRow revision on revision.storyId = story.id and revision.number = story.revision
            where story.id = :id
            """;

    /** The database compares the revisions, so that their documents need not travel. */
    private static final String REVISIONS = """
            select newer.number, newer.retrieved_at, newer.content_hash, cast(coalesce(
                (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                            'field', field,
                            'before', case when short then older.document -> field end,
                            'after', case when short then newer.document -> field end,
                            'textBefore', case when worded then older.document ->> field end,
                            'textAfter', case when worded then newer.document ->> field end)) order by field)
                 from (select field, size <= 1000 as short,
                              field in ('headline', 'bodyText') and size <= 50000
                                  and newer.number > story.revision - :diffed as worded
                       from (select field, greatest(length(cast(older.document -> field as text)),
                                                    length(cast(newer.document -> field as text))) as size
                       from jsonb_object_keys(older.document || newer.document) as field
                       where newer.document -> field is distinct from older.document -> field
                         and field not in ('revision', 'retrievedAt', 'contentHash')) as fields) as changes),
                jsonb_build_array()) as text) as changed
            from revision as newer
            join story on story.id = newer.story_id
            left join revision as older on older.story_id = newer.story_id and older.number = newer.number - 1
            where newer.story_id = :id
            order by newer.number desc
            limit :most
            """;

    private static final String CLUSTER = """
            select mine.cluster_id, mine.role as my_role, mine.similarity as my_similarity, member.story_id, member.role,
                   member.similarity, document ->> 'headline' as headline,
                   coalesce(document -> 'source' ->> 'name', document -> 'source' ->> 'id') as source,
                   document ->> 'url' as url, member.published_at, count(*) over () as size
            from cluster_member as mine
            join cluster_member as member on member.cluster_id = mine.cluster_id
            join story on story.id = member.story_id
            join revision on revision.story_id = story.id and revision.number = story.revision
            where mine.story_id = :id
            order by member.role <> 'original', member.published_at, member.story_id
            limit :most
            """;

    /** Of so many of the newest revisions the words that changed are told. */
    private static final int DIFFED = 10;

    /**
     * How much is stored.
     *
     * @param stories that there are, whatever their status
     * @param sources that they came from
     */
    public record Counts(long stories, long sources) {}

    private final Mutiny.SessionFactory sessions;
    private final StoryJson json;
    private final StorySettings settings;

    StoryArchive(Mutiny.SessionFactory sessions, StoryJson json, StorySettings settings) {
        this.sessions = sessions;
        this.json = json;
        this.settings = settings;
    }

    /** The story as it stands with its history; empty where there is none with this id. */
    public Uni<Optional<StoredStory>> find(String id) {
        return read(session -> session.createSelectionQuery(DOCUMENT, String.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .chain(document -> document == null
                        ? Uni.createFrom().item(Optional.empty())
                        : whole(session, id, json.read(document)).map(Optional::of)));
    }

    private Uni<StoredStory> whole(Mutiny.StatelessSession session, String id, Story story) {
        return revisions(session, id, 0).chain(revisions -> cluster(session, id)
                .map(cluster -> new StoredStory(story, cluster.orElse(null), revisions)));
    }

    private static Uni<Optional<WholeCluster>> cluster(Mutiny.StatelessSession session, String id) {
        return session.createNativeQuery(CLUSTER, Tuple.class)
                .setParameter("id", id)
                .setParameter("most", WholeCluster.MOST_MEMBERS)
                .getResultList()
                .map(StoryArchive::cluster);
    }

    private static Optional<WholeCluster> cluster(List<Tuple> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new WholeCluster(
                        row.get("cluster_id", String.class),
                        role(row.get("my_role", String.class)),
                        row.get("my_similarity", Double.class),
                        row.get("size", Long.class),
                        rows.stream().map(StoryArchive::member).toList()));
    }

    private static WholeCluster.Member member(Tuple row) {
        return new WholeCluster.Member(
                row.get("story_id", String.class),
                role(row.get("role", String.class)),
                row.get("similarity", Double.class),
                row.get("headline", String.class),
                row.get("source", String.class),
                row.get("url", String.class),
                row.get("published_at", OffsetDateTime.class).toInstant());
    }

    private static ClusterRole role(String name) {
        return ClusterRole.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The revisions of a story, newest first; empty where there is no such story. */
    public Uni<List<StoryRevision>> revisions(String id) {
        return read(session -> revisions(session, id, DIFFED));
    }

    /** How much there is. */
    public Uni<Counts> count() {
        return read(session -> session.createNativeQuery(
                        "select (select count(*) from story), (select count(*) from source)", Object[].class)
                .getSingleResult()
                .map(row -> new Counts((Long) row[0], (Long) row[1])));
    }

    /** Completes when the table of stories can be read. */
    public Uni<Void> answers() {
        return read(session -> session.createNativeQuery("select 1 from story limit 1", Integer.class)
                .getResultList()
                .replaceWithVoid());
    }

    private Uni<List<StoryRevision>> revisions(Mutiny.StatelessSession session, String id, int diffed) {
        return session.createNativeQuery(REVISIONS, Object[].class)
                .setParameter("id", id)
                .setParameter("diffed", diffed)
                .setParameter("most", settings.listedRevisions())
                .getResultList()
                .map(rows -> rows.stream().map(this::revision).toList());
    }

    private StoryRevision revision(Object[] row) {
        return new StoryRevision(
                (Integer) row[0], ((OffsetDateTime) row[1]).toInstant(), (String) row[2], json.changes((String)
                        row[3]));
    }

    private <T> Uni<T> read(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return sessions.withStatelessSession(work)
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure(DatabaseFailures::isOutage)
                .transform(StoreUnavailableException::new);
    }
}
