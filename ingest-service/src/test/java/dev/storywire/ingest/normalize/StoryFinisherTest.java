package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryFinisherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Diagnostics diagnostics = new Diagnostics(10);

    @Test
    void aFutureTimeIsKeptAndReported() {
        Story story = finish(StoryBuilder.builder().headline("x").publishedAt(NOW.plusSeconds(86_400)));
        assertEquals(NOW.plusSeconds(86_400), story.publishedAt());
        assertEquals("/stories/3/publishedAt", diagnostics.toList().getFirst().path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The council met on Monday and […]",
                "The council met on Monday...",
                "The council met on Monday. Read more »",
                "Der Rat tagte am Montag. Weiterlesen",
                "Совет собрался в понедельник. Читать далее",
                "市议会星期一开会。阅读全文",
            })
    void aCutOffTextIsATeaser(String summary) {
        Story story = finish(StoryBuilder.builder().headline("Council").summary(summary));
        assertTrue(story.truncated());
        assertEquals(StoryKind.TEASER, story.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The council met on Monday.", "They asked him to keep reading", "He said: “Wait… and see.”"})
    void aWholeTextIsNone(String summary) {
        assertFalse(finish(StoryBuilder.builder().headline("Council").summary(summary))
                .truncated());
    }

    @Test
    void textAndHashAreMadeOfTheBody() {
        Story story =
                finish(StoryBuilder.builder().headline(" A \n bridge ").bodyHtml("<p>It stands.</p><p>Still.</p>"));
        assertEquals("A bridge", story.headline());
        assertEquals("It stands.\n\nStill.", story.bodyText());
        assertEquals(3, story.wordCount());
        assertEquals(64, story.contentHash() == null ? 0 : story.contentHash().length());
    }

    @Test
    void unsafeAndEmptyEntriesAreLeftOut() {
        Story story = finish(StoryBuilder.builder()
                .url("javascript:alert(1)")
                .links(List.of(
                        new Link("data:text/html,x", null, null, null), new Link("/ok", " alternate ", null, "")))
                .authors(List.of(new Person(" ", null, null), new Person("Ana  Lima", null, "javascript:x"))));
        assertNull(story.url());
        assertEquals(List.of(new Link("https://a.example/ok", "alternate", null, null)), story.links());
        assertEquals(List.of(new Person("Ana Lima", null, null)), story.authors());
    }

    @Test
    void finishingAFinishedStoryChangesNothing() {
        Story once = finish(StoryBuilder.builder()
                .url("/s?utm_source=x")
                .headline("Bridge &  water")
                .bodyHtml("<div>It <b>stands</b><img src=a.png></div>")
                .language("en"));
        assertEquals(once, finish(StoryBuilder.builder(once)));
    }

    private Story finish(StoryBuilder draft) {
        return new StoryFinisher(NormalizerLimits.defaults(), Clock.fixed(NOW, ZoneOffset.UTC))
                .finish(draft, "https://a.example/", 3, diagnostics);
    }
}
