package dev.storywire.ingest.fulltext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchOutcome.Trouble;
import dev.storywire.ingest.fetch.TestGuard;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizationOutcome.Normalized;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.normalize.Origin;
import dev.storywire.ingest.normalize.Provenance;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import dev.storywire.ingest.normalize.StoryKind;
import dev.storywire.ingest.support.PretendWeb;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FullTextTest {

    private static final String URL = "https://pub.example/2026/ferry";
    private static final String ROBOTS = "https://pub.example/robots.txt";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String PARAGRAPH = """
            <p>The harbor master said on Monday that the night ferry would sail again in June, a year later than was planned,
            and that all cabins for the first week had been sold. Passengers have waited for the ship since the bridge was
            closed for repairs last winter, and many of them are glad to see it back in the harbor of Lindesund.</p>
            """;
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><title>Night ferry to sail again in June</title></head><body><article>
            <h1>Night ferry to sail again in June</h1>%s</article></body></html>""".formatted(PARAGRAPH.repeat(4));

    private final DocumentNormalizer normalizer = new DocumentNormalizer(NormalizerLimits.defaults(), CLOCK);
    private final PretendWeb web = new PretendWeb();
    private final Story summary = summary();

    private FullTextOutcome complete(Story story) {
        FullTextSettings settings = new Pace(2);
        FullText fullText =
                new FullText(web, TestGuard.open(), new Robots(web, settings, CLOCK), normalizer, settings, CLOCK);
        return fullText.complete(story, null).await().atMost(Duration.ofSeconds(60));
    }

    private void left(String code) {
        FullTextOutcome.Left left = assertInstanceOf(FullTextOutcome.Left.class, complete(summary));
        assertSame(summary, left.story());
        assertEquals(code, left.reason().code());
    }

    private Story summary() {
        String feed = """
                <rss version="2.0"><channel><title>Harbor News</title><item><title>Night ferry to sail again</title>
                <link>%s</link><guid>7</guid><description>The night ferry would sail again in June …</description></item>
                </channel></rss>""".formatted(URL);
        Normalized normalized = assertInstanceOf(
                Normalized.class,
                normalizer.normalize(
                        new RawDocument(feed.getBytes(StandardCharsets.UTF_8), "application/rss+xml", null, null)));
        return normalized.stories().getFirst();
    }

    @Test
    void storyGetsTheTextOfItsPageAndKeepsWhatItsFeedSaid() {
        web.put(URL, "text/html", PAGE);

        Story story = assertInstanceOf(FullTextOutcome.Completed.class, complete(summary))
                .story();

        assertTrue(story.bodyText() != null && story.bodyText().contains("Passengers have waited"), story.bodyText());
        assertTrue(story.wordCount() > 150);
        assertEquals("Night ferry to sail again", story.headline());
        assertEquals("7", story.externalId());
        assertEquals(StoryKind.ARTICLE, story.kind());
        assertFalse(story.truncated());
        assertNotEquals(summary.contentHash(), story.contentHash());
        assertEquals(new Provenance(Origin.TEXT, null), story.provenance().get("bodyText"));
    }

    @Test
    void pageThatRobotsTxtForbidsIsNotFetched() {
        web.put(URL, "text/html", PAGE)
                .put(ROBOTS, "text/plain", "User-agent: *\nAllow: /\n\nUser-agent: Storywire\nDisallow: /2026/\n");

        left("full-text-disallowed");

        assertFalse(web.asked().contains(URL));
    }

    @Test
    void siteWhoseRobotsTxtCanNotBeHadIsLeftAlone() {
        web.put(URL, "text/html", PAGE)
                .put(ROBOTS, new FetchOutcome.Unreachable(PretendWeb.trip(ROBOTS), Trouble.TIMEOUT, "Too slow."));

        left("full-text-disallowed");
    }

    @Test
    void crawlDelayThatIsTooLongLeavesTheSecondStoryAsItIs() {
        HostPace pace = new HostPace(3, Duration.ofSeconds(30), 10);
        Duration delay = Duration.ofSeconds(20);

        assertEquals(Optional.of(Duration.ZERO), pace.take("a", delay, NOW));
        assertEquals(Optional.of(delay), pace.take("a", delay, NOW));
        assertEquals(Optional.empty(), pace.take("a", delay, NOW));
        assertEquals(Optional.of(Duration.ZERO), pace.take("b", delay, NOW));
        assertEquals(Optional.of(Duration.ZERO), pace.take("a", delay, NOW.plusSeconds(60)));
        assertEquals(Optional.empty(), pace.take("a", delay, NOW.plusSeconds(120)));
        assertEquals(Optional.of(Duration.ZERO), pace.take("a", delay, NOW.plusSeconds(3600)));
    }

    @Test
    void crawlDelayOfRobotsTxtIsKnown() {
        RobotRules rules = RobotRules.of(
                PretendWeb.fetched(ROBOTS, List.of(), List.of(), "text/plain", "User-agent: *\nCrawl-delay: 7\n"),
                ROBOTS,
                "storywire");
        assertEquals(Duration.ofSeconds(7), rules.delay());
    }

    @Test
    void pageAboutSomethingElseOrWithoutMoreTextChangesNothing() {
        web.put(URL, "text/html", PAGE.replaceAll("(?i)ferry|night|sail|again|june", "tax"));
        left("full-text-not-found");
        web.put(URL, "text/html", "<html><body><h1>Night ferry to sail again</h1><p>Log in to read.</p></body></html>");
        left("full-text-not-found");
        web.put(URL, "application/pdf", "%PDF-1.7 \u0000\u0001");
        left("full-text-not-found");
    }

    @Test
    void pageThatIsGoneOrForbiddenChangesNothing() {
        left("full-text-unreachable");
        web.put(URL, new FetchOutcome.HttpFailure(PretendWeb.trip(URL), 403, null));
        left("full-text-refused");
        assertEquals(
                "full-text-no-address",
                assertInstanceOf(
                                FullTextOutcome.Left.class,
                                complete(StoryBuilder.builder(summary)
                                        .url("http://127.0.0.1/x")
                                        .build()))
                        .reason()
                        .code());
    }

    private record Pace(int hourlyPages) implements FullTextSettings {

        @Override
        public String robotName() {
            return "storywire";
        }

        @Override
        public Duration spacing() {
            return Duration.ZERO;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration robotsKept() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration robotsRetry() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int hosts() {
            return 10;
        }
    }
}
