package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNormalizerTest {
    private static final DocumentNormalizer NORMALIZER = new DocumentNormalizer(
            NormalizerLimits.defaults(), Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    static final List<String> SEEDS = List.of(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><item><title>A &amp; B</title><link>https://a.example/1</link><description>&lt;p&gt;Text of the story.&lt;/p&gt;</description><pubDate>Mon, 02 Feb 2026 10:00:00 GMT</pubDate></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><title type=\"html\">&lt;b&gt;x&lt;/b&gt;</title><id>urn:1</id><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Body</p></div></content><updated>2026-02-02T10:00:00Z</updated></entry></feed>",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>x</p>\",\"date_published\":\"2026-02-02T10:00:00Z\"}]}",
            "<!DOCTYPE html><html lang=en><head><title>Bridge</title><meta property=og:title content=Bridge></head><body><article><h1>Bridge</h1><p>The council met on Monday and agreed to repair the old bridge.</p></article></body></html>",
            "BRIDGE REPAIR AGREED\n\nBy Ana Lima\n\nThe council met on Monday and agreed to repair the old bridge before the rain.\n");

    @Test
    void everyFamilyIsReadByItsReader() {
        List<String> formats = List.of("rss-2.0", "atom-1.0", "json-feed-1.1", "html", "text");
        for (int i = 0; i < formats.size(); i++) {
            var outcome = assertInstanceOf(
                    NormalizationOutcome.Normalized.class,
                    normalize(SEEDS.get(i).getBytes(StandardCharsets.UTF_8)));
            assertEquals(formats.get(i), outcome.format());
            assertEquals(1, outcome.stories().size());
        }
    }

    @Test
    void bylineAndDatelineOfAPlainTextWireStandApartFromItsText() {
        String wire = "\u0001aaa0123 4 pol 21 Town\r\nBridge opens\r\n\u0002\r\nBy Ana Lima\r\n\r\n"
                + "NEWTOWN, April 10 (Reuters) - It opened.\r\n\u0003";
        var outcome = assertInstanceOf(
                NormalizationOutcome.Normalized.class, normalize(wire.getBytes(StandardCharsets.UTF_8)));
        Story story = outcome.stories().getFirst();
        assertEquals("It opened.", story.bodyText());
        assertEquals("By Ana Lima", story.byline());
        assertEquals(List.of(new Person("Ana Lima", null, null)), story.authors());
        assertEquals("NEWTOWN", story.dateline());
        assertEquals(List.of("AAA", "Reuters"), story.credits());
    }

    @Test
    void aDocumentBeyondTheLimitIsRefused() {
        var small = new DocumentNormalizer(
                NormalizerLimitsBuilder.builder(NormalizerLimits.defaults())
                        .documentBytes(10)
                        .build(),
                Clock.systemUTC());
        assertInstanceOf(
                NormalizationOutcome.TooLarge.class, small.normalize(new RawDocument(new byte[11], null, null, null)));
    }

    @Test
    void nothingAtAllIsUnreadable() {
        assertInstanceOf(NormalizationOutcome.Unreadable.class, normalize(new byte[0]));
    }

    @Test
    void anAddressWithAHostOfThousandsOfForeignLettersIsNone() {
        String feed = "<rss version='2.0'><channel><title>Quay</title><link>https://%s/</link></channel></rss>"
                .formatted("ä".repeat(7000));
        var read = assertInstanceOf(
                NormalizationOutcome.Normalized.class, normalize(feed.getBytes(StandardCharsets.UTF_8)));
        assertNull(Objects.requireNonNull(read.feed()).siteUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b><i>",
                "<table><tr><td>",
                "[",
                "{\"a\":",
                "<rss><channel><item>",
                "&lt;",
                "<a href='",
                "\"",
                "<!--",
                "a@",
                "<item><title>x</title></item>"
            })
    void aPieceRepeatedALotIsAnsweredInTime(String piece) {
        byte[] bytes = piece.repeat(300_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
        byte[] inFeed = ("<rss version=\"2.0\"><channel><item><description><![CDATA["
                        + piece.repeat(200_000 / piece.length()) + "]]></description></item></channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
        assertTimeout(Duration.ofSeconds(10), () -> normalize(bytes));
        assertTimeout(Duration.ofSeconds(10), () -> normalize(inFeed));
    }

    @Test
    void storiesOfALargeFeedAreHandedOutAsTheyAreInTheWholeAnswer() {
        var feed = new StringBuilder("<rss version='2.0'><channel>");
        for (int i = 0; i < 40; i++) {
            feed.append("<item><title>Ferry</title><link>/f/")
                    .append(i)
                    .append("</link><description>&lt;p&gt;")
                    .append("The ferry sails again in June. ".repeat(2_000))
                    .append("&lt;/p&gt;</description></item>");
        }
        byte[] bytes = feed.append("<title>Harbour</title><language>en</language></channel></rss>")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        var titles = new HashSet<String>();
        var handedOut = new ArrayList<Story>();
        StreamedOutcome outcome = NORMALIZER.normalize(
                new RawDocument(bytes, null, URI.create("https://a.example/feed"), null), (story, info) -> {
                    handedOut.add(story);
                    titles.add(info == null ? "" : String.valueOf(info.title()));
                });
        assertInstanceOf(StreamedOutcome.HandedOut.class, outcome);
        var whole = assertInstanceOf(NormalizationOutcome.Normalized.class, normalize(bytes));
        assertEquals(whole.stories(), handedOut);
        assertEquals(Set.of("Harbour"), titles);
    }

    private static NormalizationOutcome normalize(byte[] bytes) {
        return NORMALIZER.normalize(new RawDocument(bytes, null, URI.create("https://a.example/feed"), null));
    }
}
