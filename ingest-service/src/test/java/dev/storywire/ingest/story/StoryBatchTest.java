package dev.storywire.ingest.story;

import static dev.storywire.ingest.normalize.PublicationStatus.CANCELED;
import static dev.storywire.ingest.normalize.PublicationStatus.USABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.outbox.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryBatchTest {

    private static final Instant FIRST = Instant.parse("2026-04-10T06:30:00Z");
    private static final Instant NOW = Instant.parse("2026-04-11T06:30:00Z");
    private static final StoryState STORED = new StoryState(3, USABLE, "hash of Ferry", FIRST, FIRST);

    private final List<Story> documents = new ArrayList<>();

    @Test
    void aNewStoryIsCreatedAndPublished() {
        StoryBatch batch = plan(Map.of(), Stories.incoming("a", "Ferry"));

        assertEquals(List.of(new StoryOutcome.Created("a", 1)), batch.outcomes());
        assertEquals(EventType.PUBLISHED, batch.written().getFirst().type());
        assertEquals(NOW, documents.getFirst().firstSeenAt());
        assertEquals(USABLE, documents.getFirst().status());
    }

    @Test
    void theSameContentAgainWritesNothing() {
        StoryBatch batch = plan(Map.of("a", STORED), Stories.incoming("a", "Ferry"));

        assertEquals(List.of(new StoryOutcome.Unchanged("a", 3)), batch.outcomes());
        assertTrue(batch.written().isEmpty());
    }

    @Test
    void changedContentIsTheNextRevisionAndKeepsWhenItWasFirstSeen() {
        StoryBatch batch = plan(Map.of("a", STORED), Stories.incoming("a", "Ferry sinks"));

        assertEquals(List.of(new StoryOutcome.Revised("a", 4)), batch.outcomes());
        assertEquals(EventType.REVISED, batch.written().getFirst().type());
        assertEquals(FIRST, documents.getFirst().firstSeenAt());
        assertEquals(NOW, documents.getFirst().retrievedAt());
    }

    @Test
    void aKilledStoryIsCanceledThoughItsTextIsTheSame() {
        Story killed = Stories.draft("Ferry").status(CANCELED).build();
        StoryBatch batch = plan(Map.of("a", STORED), Stories.incoming("a", killed));

        assertEquals(List.of(new StoryOutcome.Revised("a", 4)), batch.outcomes());
        assertEquals(EventType.CANCELED, batch.written().getFirst().type());
    }

    @Test
    void aDeletionKeepsTheContentAndIsTheSameTheSecondTime() {
        Story stored = Stories.draft("Ferry").bodyText("It sails.").build();
        Story deleted = StoryBuilder.builder()
                .externalId("7")
                .status(CANCELED)
                .updatedAt(NOW)
                .contentHash("hash of nothing")
                .build();
        StoryBatch batch = plan(
                Map.of("a", STORED),
                Map.of("a", stored),
                Stories.incoming("a", deleted),
                Stories.incoming("a", deleted));

        assertEquals(List.of(new StoryOutcome.Revised("a", 4), new StoryOutcome.Unchanged("a", 4)), batch.outcomes());
        assertEquals(EventType.CANCELED, batch.written().getFirst().type());
        assertEquals("It sails.", documents.getFirst().bodyText());
        assertEquals("Ferry", documents.getFirst().headline());
        assertEquals(NOW, documents.getFirst().updatedAt());
    }

    @Test
    void aDeletionOfWhatIsNotThereIsIgnored() {
        Story deleted = StoryBuilder.builder()
                .externalId("7")
                .status(CANCELED)
                .contentHash("hash of nothing")
                .build();

        assertEquals(
                List.of(new StoryOutcome.Ignored()),
                plan(Map.of(), Stories.incoming("a", deleted)).outcomes());
        assertEquals(
                List.of(new StoryOutcome.Ignored()),
                plan(Map.of("a", STORED), Stories.incoming("a", deleted)).outcomes());
    }

    @Test
    void theSameStoryTwiceInOneBatchIsRevisedOrUnchanged() {
        StoryBatch batch = plan(
                Map.of(),
                Stories.incoming("a", "Ferry"),
                Stories.incoming("a", "Ferry"),
                Stories.incoming("a", "Ferry sinks"));

        assertEquals(
                List.of(
                        new StoryOutcome.Created("a", 1),
                        new StoryOutcome.Unchanged("a", 1),
                        new StoryOutcome.Revised("a", 2)),
                batch.outcomes());
        assertEquals(2, batch.stateOf("a").revision());
        assertEquals(2, batch.written().size());
    }

    @Test
    void aStoryAboveTheLimitIsRejectedAloneAndChangesNothing() {
        StoryBatch batch =
                plan(Map.of("a", STORED), Stories.incoming("a", "x".repeat(300)), Stories.incoming("b", "Ferry"));

        assertInstanceOf(StoryOutcome.Rejected.class, batch.outcomes().get(0));
        assertEquals(new StoryOutcome.Created("b", 1), batch.outcomes().get(1));
        assertEquals(STORED, batch.stateOf("a"));
    }

    private StoryBatch plan(Map<String, StoryState> stored, IncomingStory... stories) {
        return plan(stored, Map.of(), stories);
    }

    private StoryBatch plan(Map<String, StoryState> stored, Map<String, Story> kept, IncomingStory... stories) {
        return StoryBatch.plan(List.of(stories), stored, kept, this::json, 200, NOW);
    }

    private String json(Story story) {
        documents.add(story);
        return String.valueOf(story.headline());
    }
}
