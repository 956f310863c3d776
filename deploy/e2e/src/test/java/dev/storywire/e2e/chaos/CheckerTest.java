package dev.storywire.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storywire.e2e.chaos.Difference.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker finds each kind of difference in each place, and none where all is well. */
class CheckerTest {

    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Sighting> database = new ArrayList<>();
    private final Set<String> outbox = new HashSet<>();
    private final List<Observations.Event> topic = new ArrayList<>();
    private final Set<String> deadLetters = new HashSet<>();
    private final List<Sighting> index = new ArrayList<>();
    private final List<Sighting> stream = new ArrayList<>();
    private final List<Observations.Delivery> deliveries = new ArrayList<>();

    @BeforeEach
    void oneStoryOfTwoRevisionsOneThatWasCanceledAndOneOfAFeed() {
        accepted.add(new Accepted("ferry", "ferry 2", false, 2));
        accepted.add(new Accepted("bridge", "bridge 1", true, 2));
        accepted.add(new Accepted("tower", "tower 1", false, Accepted.ANY));
        var newest = List.of(story("ferry", 2), canceled("bridge", 1, 2), story("tower", 1));
        database.addAll(newest);
        index.addAll(newest);
        topic.addAll(List.of(
                event(story("ferry", 1)),
                event(story("bridge", 1)),
                event(story("ferry", 2)),
                event(story("ferry", 1)),
                event(story("ferry", 2)),
                event(canceled("bridge", 1, 2)),
                event(story("tower", 1))));
        stream.addAll(List.of(story("ferry", 1), story("ferry", 2), canceled("bridge", 1, 2), story("tower", 1)));
        deliveries.add(new Observations.Delivery("call-1", "ferry"));
        deliveries.add(new Observations.Delivery("call-1", "ferry"));
        deliveries.add(new Observations.Delivery("call-2", "tower"));
    }

    @Test
    void repeatsUnderTheSameIdAndStoriesThatWereCanceledBeforeTheyWereToldAreNoDifference() {
        assertThat(found()).isEmpty();
    }

    @Test
    void aStoryThatIsNotStoredIsLost() {
        database.removeIf(it -> it.name().equals("ferry"));

        assertThat(found()).contains(new Difference(Kind.LOST, "database", "ferry", "not there"));
    }

    @Test
    void aStoryThatIsStoredUnderTwoIdsIsDoubled() {
        database.add(new Sighting("ferry", "other", 2, "ferry 2", false, "ferry 2"));

        assertFound(Kind.DOUBLED, "database", "ferry");
    }

    @Test
    void aRevisionThatNobodyWasToldOfIsDoubled() {
        replace(database, story("ferry", 2), new Sighting("ferry", "id-ferry", 3, "ferry 2", false, "ferry 2"));

        assertFound(Kind.DOUBLED, "database", "ferry");
    }

    @Test
    void aStoryThatIsStoredAsItWasBeforeIsStale() {
        replace(database, story("ferry", 2), new Sighting("ferry", "id-ferry", 2, "ferry 1", false, "ferry 1"));

        assertFound(Kind.STALE, "database", "ferry");
    }

    @Test
    void anEventThatStillWaitsIsUndelivered() {
        outbox.add("ferry");

        assertFound(Kind.UNDELIVERED, "outbox", "ferry");
    }

    @Test
    void aRevisionThatWasNotPublishedIsLost() {
        topic.removeIf(it -> it.story().equals(story("ferry", 1)));

        assertFound(Kind.LOST, "topic", "ferry");
    }

    @Test
    void aStoryWithoutAnyEventIsLost() {
        topic.removeIf(it -> it.story().name().equals("tower"));

        assertFound(Kind.LOST, "topic", "tower");
    }

    @Test
    void aRevisionThatWasPublishedWithTwoContentsIsDoubled() {
        topic.add(new Observations.Event("ferry/2", new Sighting("ferry", "id-ferry", 2, "ferry 2", false, "other")));

        assertFound(Kind.DOUBLED, "topic", "ferry");
    }

    @Test
    void aRevisionThatComesAgainUnderAnotherIdIsDoubled() {
        topic.add(new Observations.Event("ferry/2-again", story("ferry", 2)));

        assertFound(Kind.DOUBLED, "topic", "ferry");
    }

    @Test
    void aStoryOfWhichAnEventWasGivenUpIsLost() {
        deadLetters.add("id-ferry");

        assertFound(Kind.LOST, "dead letters", "ferry");
    }

    @Test
    void aRevisionThatWasPublishedAndIsNotStoredIsDoubled() {
        topic.add(event(story("tower", 2)));

        assertFound(Kind.DOUBLED, "topic", "tower");
    }

    @Test
    void aStoryThatNobodySentIsDoubled() {
        topic.add(event(story("ghost", 1)));

        assertFound(Kind.DOUBLED, "topic", "ghost");
    }

    @Test
    void revisionsThatWerePublishedTheLaterFirstAreReordered() {
        topic.remove(event(story("ferry", 1)));

        assertFound(Kind.REORDERED, "topic", "ferry");
    }

    @Test
    void aStoryWhoseLastEventIsNotItsNewestIsStale() {
        topic.remove(topic.lastIndexOf(event(story("ferry", 2))));

        assertFound(Kind.STALE, "topic", "ferry");
    }

    @Test
    void aStoryThatIsNotIndexedIsLost() {
        index.removeIf(it -> it.name().equals("tower"));

        assertFound(Kind.LOST, "index", "tower");
    }

    @Test
    void aStoryThatIsIndexedTwiceIsDoubled() {
        index.add(new Sighting("tower", "other", 1, "tower 1", false, "tower 1"));

        assertFound(Kind.DOUBLED, "index", "tower");
    }

    @Test
    void aStoryThatIsIndexedInAnEarlierRevisionIsStale() {
        replace(index, story("ferry", 2), story("ferry", 1));

        assertFound(Kind.STALE, "index", "ferry");
    }

    @Test
    void aCancellationThatDidNotReachTheIndexIsStale() {
        replace(index, canceled("bridge", 1, 2), story("bridge", 1));

        assertFound(Kind.STALE, "index", "bridge");
    }

    @Test
    void aStoryOfAFeedThatIsIndexedBehindTheDatabaseIsStale() {
        replace(database, story("tower", 1), new Sighting("tower", "id-tower", 2, "tower 1", false, "tower 1"));

        assertFound(Kind.STALE, "index", "tower");
    }

    @Test
    void aStoryThatTheStreamLeftOutIsLost() {
        stream.removeIf(it -> it.equals(story("ferry", 2)));

        assertFound(Kind.LOST, "stream", "ferry");
    }

    @Test
    void aRevisionThatTheStreamToldTwiceIsDoubled() {
        stream.add(story("tower", 1));

        assertFound(Kind.DOUBLED, "stream", "tower");
    }

    @Test
    void aRevisionThatTheStreamToldAfterALaterOneIsReordered() {
        stream.remove(story("ferry", 1));
        stream.add(story("ferry", 1));

        assertFound(Kind.REORDERED, "stream", "ferry");
    }

    @Test
    void aStoryThatTheAlertDidNotTellIsUndelivered() {
        deliveries.removeIf(it -> it.story().equals("tower"));

        assertFound(Kind.UNDELIVERED, "alert", "tower");
    }

    @Test
    void aStoryThatTheAlertToldUnderTwoIdsIsDoubled() {
        deliveries.add(new Observations.Delivery("call-3", "tower"));

        assertFound(Kind.DOUBLED, "alert", "tower");
    }

    private List<Difference> found() {
        return Checker.differences(
                new Observations(accepted, database, outbox, topic, deadLetters, index, stream, deliveries));
    }

    private void assertFound(Kind kind, String place, String name) {
        assertThat(found())
                .anySatisfy(difference -> assertThat(List.of(difference.kind(), difference.place(), difference.story()))
                        .isEqualTo(List.of(kind, place, name)));
    }

    private static void replace(List<Sighting> place, Sighting one, Sighting other) {
        assertThat(place.remove(one)).isTrue();
        place.add(other);
    }

    private static Observations.Event event(Sighting story) {
        return new Observations.Event(story.name() + "/" + story.revision(), story);
    }

    private static Sighting story(String name, int revision) {
        var headline = name + " " + revision;
        return new Sighting(name, "id-" + name, revision, headline, false, headline);
    }

    private static Sighting canceled(String name, int version, int revision) {
        var headline = name + " " + version;
        return new Sighting(name, "id-" + name, revision, headline, true, headline);
    }
}
