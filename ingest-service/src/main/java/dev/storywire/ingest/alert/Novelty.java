package dev.storywire.ingest.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the stories that match are news to their alerts, by what was told before. One story is told once to an alert; with
 * {@code revisions} each of its revisions; with {@code collapse} one of each cluster. A cluster has the id of one of its stories, and may
 * get another when it grows: so the id of every cluster that a told story was seen in is kept too, with revision 0.
 */
final class Novelty {

    /** A story that an alert was told, or, with revision 0, the cluster of one. */
    record Key(String alertId, String storyId) {}

    /** The revision of a cluster that was told. */
    static final int CLUSTER = 0;

    private final Map<Key, Integer> told;
    private final Map<Key, Integer> fresh = new HashMap<>();

    /** @param told of the keys that {@link #keys} names, those that there are, with their revisions */
    Novelty(Map<Key, Integer> told) {
        this.told = new HashMap<>(told);
    }

    /** What has to be known of what was told before. */
    static Set<Key> keys(Alert alert, Hit story) {
        Set<Key> keys = new HashSet<>();
        keys.add(new Key(alert.id(), story.id()));
        keys.add(new Key(alert.id(), story.clusterId()));
        return keys;
    }

    /** Whether the alert is to be told of the story; it counts as told from then on. */
    boolean isNew(Alert alert, Hit story) {
        Key own = new Key(alert.id(), story.id());
        Key cluster = new Key(alert.id(), story.clusterId());
        int before = told.getOrDefault(own, CLUSTER);
        if (before > CLUSTER) {
            learn(alert, cluster);
            boolean revised = alert.revisions() && story.revision() > before;
            if (revised) {
                tell(own, story.revision());
            }
            return revised;
        }
        if (alert.collapse() && (told.containsKey(own) || told.containsKey(cluster))) {
            return false;
        }
        tell(own, story.revision());
        learn(alert, cluster);
        return true;
    }

    /** What is to be kept of what was told since, with the revisions. */
    Map<Key, Integer> fresh() {
        return Map.copyOf(fresh);
    }

    private void learn(Alert alert, Key cluster) {
        if (alert.collapse() && !told.containsKey(cluster)) {
            tell(cluster, CLUSTER);
        }
    }

    private void tell(Key key, int revision) {
        told.put(key, revision);
        fresh.put(key, revision);
    }
}
