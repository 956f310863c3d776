package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedIdentityTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final List<FeedEntry> history = new ArrayList<>();
    private FeedTrust.@Nullable Verdict verdict;

    @Test
    void aFeedThatBehavesGivesTheIdsThatAPushGives() {
        List<Story> document = document(i -> story("guid " + i, "https://a.example/" + i, "Headline " + i));
        FeedIdentity identity = fetch(document, NOW);
        assertEquals(KeyKind.EXTERNAL_ID, identity.key());
        assertNull(identity.code());
        assertEquals(
                document.stream()
                        .map(story -> StoryIdentity.of("s", story).orElseThrow())
                        .toList(),
                ids(identity));
    }

    @Test
    void aFeedWhoseGuidsAreAllTheSameIsToldByItsLinksWithADiagnostic() {
        FeedIdentity identity = fetch(document(i -> story("1", "https://a.example/" + i, "Headline " + i)), NOW);
        assertEquals(KeyKind.URL, identity.key());
        assertEquals("guid-shared", identity.code());
        assertEquals(5, ids(identity).stream().distinct().count());
    }

    @Test
    void whenGuidsChangeAtTheSecondFetchNoStoryIsNew() {
        List<String> first = ids(fetch(document(i -> story("a" + i, "https://a.example/" + i, "Headline " + i)), NOW));
        FeedIdentity second = fetch(document(i -> story("b" + i, "https://a.example/" + i, "Headline " + i)), NOW);
        FeedIdentity third = fetch(document(i -> story("c" + i, "https://a.example/" + i, "Headline " + i)), NOW);
        assertEquals("guid-changes", second.code());
        assertEquals(first, ids(second));
        assertEquals(first, ids(third));
        assertEquals(KeyKind.URL, third.key());
    }

    @Test
    void whenLinksLieTooTheHeadlineTellsTheStories() {
        List<String> first = ids(fetch(document(i -> story("1", "https://a.example/", "Headline " + i)), NOW));
        FeedIdentity second = fetch(document(i -> story("1", "https://a.example/", "Headline " + i)), NOW);
        assertEquals(KeyKind.HEADLINE, second.key());
        assertEquals(first, ids(second));
        assertEquals(5, first.stream().distinct().count());
    }

    @Test
    void aStoryThatWasIssuedAgainWithAnotherGuidProvesNothing() {
        fetch(document(i -> story("a" + i, "https://a.example/" + i, "Headline " + i)), NOW);
        FeedIdentity second =
                fetch(document(i -> story((i == 0 ? "b" : "a") + i, "https://a.example/" + i, "Headline " + i)), NOW);
        assertEquals(KeyKind.EXTERNAL_ID, second.key());
    }

    @Test
    void whatAFeedWasCaughtAtIsNotForgottenWhenADocumentLooksFine() {
        fetch(document(i -> story("1", "https://a.example/" + i, "Headline " + i)), NOW);
        FeedIdentity next = fetch(List.of(story("1", "https://a.example/9", "Headline 9")), NOW);
        assertEquals(KeyKind.URL, next.key());
    }

    @Test
    void aHeadlineIsTheSameStoryForSevenDaysAndAnotherOneAfter() {
        List<Story> weather = List.of(story(null, null, "The weather today"));
        List<String> first = ids(fetch(weather, NOW));
        List<String> soon = ids(fetch(weather, NOW.plus(Duration.ofDays(6))));
        List<String> later = ids(fetch(weather, NOW.plus(Duration.ofDays(14))));
        assertEquals(first, soon);
        assertNotEquals(first, later);
        assertEquals(later, ids(fetch(weather, NOW.plus(Duration.ofDays(15)))));
    }

    @Test
    void aFeedOfOneStoryWhoseGuidChangesIsCaughtWhenItWentOn() {
        List<String> ids = new ArrayList<>();
        for (String guid : List.of("a", "b", "c", "d", "e", "f")) {
            ids.addAll(ids(fetch(List.of(story(guid, "https://a.example/1", "Headline")), NOW)));
        }

        assertEquals(ids.get(2), ids.get(3));
        assertEquals(ids.get(3), ids.get(5));
    }

    @Test
    void aFeedThatIsBelievedAgainShowsNothingNew() {
        fetch(document(i -> story("a" + i, "https://a.example/" + i, "Headline " + i)), NOW);
        List<String> caught = ids(fetch(document(i -> story("b" + i, "https://a.example/" + i, "Headline " + i)), NOW));
        verdict = null;

        FeedIdentity mended = fetch(document(i -> story("b" + i, "https://a.example/" + i, "Headline " + i)), NOW);

        assertEquals(KeyKind.EXTERNAL_ID, mended.key());
        assertEquals(caught, ids(mended));
    }

    @Test
    void aDeletionIsOfTheStoryThatWasShownWithItsGuidAndProvesNothing() {
        List<String> shown = ids(fetch(document(i -> story("a" + i, "https://a.example/" + i, "Headline " + i)), NOW));
        FeedIdentity deletions = fetch(document(i -> deleted("a" + i)), NOW);

        assertEquals(shown, ids(deletions));
        assertNull(deletions.code());
    }

    @Test
    void aDeletionByAGuidThatManyStoriesShareIsOfNone() {
        fetch(document(i -> story("1", "https://a.example/" + i, "Headline " + i)), NOW);

        assertNull(fetch(List.of(deleted("1")), NOW).entries().getFirst().storyId());
    }

    private FeedIdentity fetch(List<Story> document, Instant now) {
        FeedIdentity identity = FeedIdentity.of(
                history,
                verdict,
                document.stream().map(FeedIdentityTest::incoming).toList(),
                now);
        identity.entries().forEach(entry -> {
            history.removeIf(known -> String.valueOf(known.storyId()).equals(entry.storyId()));
            if (entry.shows()) {
                history.add(entry);
            }
        });
        verdict = identity.code() == null
                ? null
                : new FeedTrust.Verdict(
                        identity.key(), new FeedTrust.Reason(identity.code(), String.valueOf(identity.message())));
        return identity;
    }

    private static List<String> ids(FeedIdentity identity) {
        return identity.entries().stream()
                .map(entry -> String.valueOf(entry.storyId()))
                .toList();
    }

    private static List<Story> document(IntFunction<Story> story) {
        return IntStream.range(0, 5).mapToObj(story).toList();
    }

    private static IncomingStory incoming(Story story) {
        return new IncomingStory("as admitted", new Source("s", null, null, null, null), story);
    }

    private static Story deleted(String guid) {
        return StoryBuilder.builder()
                .externalId(guid)
                .status(PublicationStatus.CANCELED)
                .contentHash("hash of nothing")
                .build();
    }

    private static Story story(@Nullable String guid, @Nullable String url, String headline) {
        StoryBuilder story = Stories.draft(headline);
        if (guid != null) {
            story.externalId(guid);
        }
        if (url != null) {
            story.url(url);
        }
        return story.build();
    }
}
