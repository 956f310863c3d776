package dev.storywire.ingest.cluster;

import dev.storywire.ingest.normalize.ClusterRole;

/**
 * A story's place in a cluster.
 *
 * @param clusterId id of the story that was published first
 * @param similarity to that story, 0 to 1
 */
record Place(String clusterId, ClusterRole role, double similarity) {

    private static final double THOUSAND = 1_000;
    private static final double ADDED_BY_AN_UPDATE = 0.35;

    /** The place of the story that was published first. */
    static Place original(String id) {
        return new Place(id, ClusterRole.ORIGINAL, 1);
    }

    /** The place of a later story: an update has other figures, or tells a good deal more. */
    static Place later(String original, Resemblance resemblance) {
        boolean update = resemblance.changedFigures() || resemblance.added() > ADDED_BY_AN_UPDATE;
        return new Place(
                original,
                update ? ClusterRole.UPDATE : ClusterRole.REPRINT,
                Math.round(resemblance.similarity() * THOUSAND) / THOUSAND);
    }

    /** The place of a later story that can't be compared with the original, whose text has left the window: it is like one that is like it. */
    static Place unmeasured(String original) {
        return new Place(original, ClusterRole.REPRINT, Resemblance.LEAST_SHARED);
    }

    /** The same place in the cluster of another original, where it can't be compared with that. */
    Place movedTo(String original) {
        return new Place(original, role == ClusterRole.ORIGINAL ? ClusterRole.REPRINT : role, similarity);
    }
}
