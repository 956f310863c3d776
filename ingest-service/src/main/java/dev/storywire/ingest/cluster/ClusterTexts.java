package dev.storywire.ingest.cluster;

import dev.storywire.ingest.leader.LeaderConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/** What is kept of stories for comparing them. */
public final class ClusterTexts {

    private static final String TEXTS = """
            with gone as (delete from cluster_text where story_id = any($1) returning story_id, anchors)
            delete from cluster_anchor using (select story_id, unnest(anchors) as anchor from gone) as former
            where cluster_anchor.anchor = former.anchor and cluster_anchor.story_id = former.story_id
            """;

    private static final String EDGES = "delete from cluster_edge where one = any($1) or other = any($1)";

    private ClusterTexts() {}

    /** Forgets the texts of these stories and whom they were like; the places of others in their clusters stay. */
    public static void forget(LeaderConnection connection, Collection<String> ids) {
        String[] array = ids.toArray(String[]::new);
        connection.query(TEXTS, Tuple.of(array));
        connection.query(EDGES, Tuple.of(array));
    }
}
