package dev.storywire.ingest.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.ingest.normalize.ClusterRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a story belongs to, with everyone in it.
 *
 * @param role of the story
 * @param similarity of the story to the original, 0 to 1
 * @param size how many stories there are
 * @param members of these, those published first, the original at the head; at most {@value #MOST_MEMBERS}
 */
public record WholeCluster(String id, ClusterRole role, double similarity, long size, List<Member> members) {

    static final int MOST_MEMBERS = 100;

    /**
     * A story of the cluster.
     *
     * @param source name of its source, or its id where it has no name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(
            String id,
            ClusterRole role,
            double similarity,
            @Nullable String headline,
            @Nullable String source,
            @Nullable String url,
            Instant publishedAt) {}
}
