package dev.storywire.search.index;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A story as it is to stand in the index, or no longer to stand in it. */
public final class IndexChange {
    private static final int LONGEST_ID = 512;
    private static final int CLUSTER_VERSION_BITS = 31;

    private final String id;
    private final long revision;
    private final int clusterVersion;
    private final @Nullable StoryMonth month;
    private final byte @Nullable [] document;

    private IndexChange(
            String id, long revision, int clusterVersion, @Nullable StoryMonth month, byte @Nullable [] document) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("an id of 1 to " + LONGEST_ID + " characters");
        }
        if (revision < 1 || revision > Integer.MAX_VALUE || clusterVersion < 0) {
            throw new IllegalArgumentException("a revision of 1 or more and a cluster version of 0 or more");
        }
        this.id = id;
        this.revision = revision;
        this.clusterVersion = clusterVersion;
        this.month = month;
        this.document = document;
    }

    /**
     * A story that is to be found.
     *
     * @param id 1 to 512 characters
     * @param revision 1 or more, of 31 bits
     * @param clusterVersion how often the story's cluster changed, 0 or more
     * @param month the same for every revision
     * @param document JSON in UTF-8; not copied
     */
    public static IndexChange put(String id, long revision, int clusterVersion, StoryMonth month, byte[] document) {
        return new IndexChange(id, revision, clusterVersion, month, document);
    }

    /** A story that was deleted when this revision was its last. */
    public static IndexChange delete(String id, long revision) {
        return new IndexChange(id, revision, Integer.MAX_VALUE, null, null);
    }

    public String id() {
        return id;
    }

    public long revision() {
        return revision;
    }

    /**
     * The external version: it rises with the revision, within a revision with the cluster, and once more with the deletion. A change whose version
     * is not above the one that the index has changes nothing.
     */
    public long version() {
        return revision << CLUSTER_VERSION_BITS | clusterVersion;
    }

    /** Empty where the story was deleted: the deletion doesn't say. */
    Optional<StoryMonth> month() {
        return Optional.ofNullable(month);
    }

    /** Absent where the story was deleted. */
    byte @Nullable [] document() {
        return document;
    }

    int length() {
        return document == null ? 0 : document.length;
    }
}
