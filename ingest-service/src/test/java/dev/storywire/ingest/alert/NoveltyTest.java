package dev.storywire.ingest.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.storywire.ingest.feed.SealedText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoveltyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    /** What a database would keep between two stretches. */
    private final Map<Novelty.Key, Integer> kept = new HashMap<>();

    @Test
    void aStoryIsNewOnceAndItsRevisionsAreNot() {
        Alert alert = alert(false, false);

        assertTrue(isNew(alert, story("a", 1, "a")));
        assertFalse(isNew(alert, story("a", 1, "a")));
        assertFalse(isNew(alert, story("a", 2, "a")));
        assertTrue(isNew(alert, story("b", 1, "a")));
    }

    @Test
    void anAlertThatAsksForRevisionsGetsEachOnce() {
        Alert alert = alert(false, true);

        assertTrue(isNew(alert, story("a", 2, "a")));
        assertFalse(isNew(alert, story("a", 1, "a")));
        assertFalse(isNew(alert, story("a", 2, "a")));
        assertTrue(isNew(alert, story("a", 3, "a")));
    }

    @Test
    void ofAClusterOneStoryIsNew() {
        Alert alert = alert(true, false);

        assertTrue(isNew(alert, story("b", 1, "a")));
        assertFalse(isNew(alert, story("a", 1, "a")));
        assertFalse(isNew(alert, story("c", 1, "a")));
        assertTrue(isNew(alert, story("d", 1, "d")));
    }

    @Test
    void aStoryWhoseClusterIsNamedAfterOneThatWasToldIsNotNew() {
        Alert alert = alert(true, false);

        assertTrue(isNew(alert, story("a", 1, "a")));
        assertFalse(isNew(alert, story("b", 1, "a")));
    }

    @Test
    void clustersThatBecomeOneCountAsToldUnderTheNewNameToo() {
        Alert alert = alert(true, false);

        assertTrue(isNew(alert, story("b", 1, "b")));
        assertFalse(isNew(alert, story("b", 1, "a")));
        assertFalse(isNew(alert, story("c", 1, "a")));
    }

    @Test
    void withRevisionsAClusterTellsThoseOfTheStoryThatWasTold() {
        Alert alert = alert(true, true);

        assertTrue(isNew(alert, story("b", 1, "a")));
        assertFalse(isNew(alert, story("a", 5, "a")));
        assertTrue(isNew(alert, story("b", 2, "a")));
    }

    @Test
    void anAlertThatNoLongerCollapsesIsToldWhatItsClusterHidAndNotWhatItWasTold() {
        assertTrue(isNew(alert(true, false), story("b", 1, "a")));

        assertTrue(isNew(alert(false, false), story("a", 1, "a")));
        assertFalse(isNew(alert(false, false), story("b", 1, "a")));
    }

    @Test
    void withinOneStretchTheSameHolds() {
        Alert alert = alert(true, false);
        Novelty novelty = new Novelty(Map.of());

        assertTrue(novelty.isNew(alert, story("b", 1, "a")));
        assertFalse(novelty.isNew(alert, story("c", 1, "a")));
        assertEquals(Map.of(new Novelty.Key("alert", "b"), 1, new Novelty.Key("alert", "a"), 0), novelty.fresh());
    }

    private boolean isNew(Alert alert, Hit story) {
        Novelty novelty = new Novelty(kept);
        boolean fresh = novelty.isNew(alert, story);
        kept.putAll(novelty.fresh());
        return fresh;
    }

    private static Hit story(String id, int revision, String cluster) {
        return new Hit(id, revision, cluster, NOW, JsonNodeFactory.instance.objectNode());
    }

    static Alert alert(boolean collapse, boolean revisions) {
        return new Alert(
                "alert",
                "Ferries",
                new Saved("ferry", Map.of()),
                "https://receiver.example/",
                "receiver.example",
                new SealedText(new byte[0], "key"),
                null,
                Duration.ZERO,
                collapse,
                revisions,
                AlertState.ACTIVE,
                null,
                "place",
                NOW,
                1,
                NOW,
                NOW);
    }
}
