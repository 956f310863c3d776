package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.normalize.StoryBuilder;
import org.junit.jupiter.api.Test;

class StoryIdentityTest {

    @Test
    void anExternalIdGivesTheIdWhateverElseTheStorySays() {
        assertEquals(
                id("a", StoryBuilder.builder().externalId("guid-1").url("https://a.example/1")),
                id("a", StoryBuilder.builder().externalId(" guid-1 ").headline("Other")));
    }

    @Test
    void theIdIsTheSameOnEveryMachine() {
        assertEquals(
                "2ntbhg9sjve1ngaip865ss9bnk",
                id("harbour-post", StoryBuilder.builder().externalId("a1")));
    }

    @Test
    void theSameExternalIdOfTwoSourcesGivesTwoIds() {
        assertNotEquals(
                id("a", StoryBuilder.builder().externalId("1")),
                id("b", StoryBuilder.builder().externalId("1")));
    }

    @Test
    void withoutAnExternalIdTheCanonicalAddressGoesBeforeTheGivenOne() {
        assertEquals(
                id(
                        "a",
                        StoryBuilder.builder()
                                .canonicalUrl("https://a.example/1")
                                .url("https://a.example/1?utm=x")),
                id("a", StoryBuilder.builder().url("https://a.example/1")));
    }

    @Test
    void withoutAnAddressTheHeadlineCountsHoweverItIsSpaced() {
        assertEquals(
                id("a", StoryBuilder.builder().headline("Ferry  runs\u00a0late")),
                id("a", StoryBuilder.builder().headline("FERRY runs late").summary("other")));
    }

    @Test
    void aTextAloneTellsAStory() {
        assertNotEquals(
                id("a", StoryBuilder.builder().summary("one")),
                id("a", StoryBuilder.builder().bodyText("two")));
    }

    @Test
    void anExternalIdIsNoAddressAndNoHeadline() {
        assertNotEquals(
                id("a", StoryBuilder.builder().externalId("x")),
                id("a", StoryBuilder.builder().headline("x")));
    }

    @Test
    void aStoryThatSaysNothingHasNoId() {
        assertTrue(StoryIdentity.of("a", StoryBuilder.builder().headline(" ").build())
                .isEmpty());
    }

    private static String id(String source, StoryBuilder story) {
        String id = StoryIdentity.of(source, story.build()).orElseThrow();
        assertTrue(id.matches("[0-9a-v]{26}"), id);
        return id;
    }
}
