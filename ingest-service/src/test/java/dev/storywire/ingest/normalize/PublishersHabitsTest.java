package dev.storywire.ingest.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.date.Precision;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What publishers send, from the bytes to finished stories; each document is named by what is odd about it. */
class PublishersHabitsTest {
    private static final DocumentNormalizer NORMALIZER = new DocumentNormalizer(
            NormalizerLimits.defaults(), Clock.fixed(Instant.parse("2031-03-10T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rss-0.90      | <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Harbour</title></channel><item><title>Ferry</title><link>https://h.example/1</link></item></rdf:RDF>
            rss-0.91      | <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Harbour</title><item><title>Ferry</title><link>https://h.example/1</link></item></channel></rss>
            rss-0.92      | <rss version="0.92"><channel><title>Harbour</title><item><title>Ferry</title><link>https://h.example/1</link><category>Sea</category></item></channel></rss>
            rss-0.93      | <rss version="0.93"><channel><title>Harbour</title><item><title>Ferry</title><link>https://h.example/1</link><expirationDate>Fri, 07 Mar 2031 10:00:00 GMT</expirationDate></item></channel></rss>
            rss-0.94      | <rss version="0.94"><channel><title>Harbour</title><item><title>Ferry</title><guid>https://h.example/1</guid></item></channel></rss>
            rss-1.0       | <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://h.example/"><title>Harbour</title></channel><item rdf:about="https://h.example/1"><title>Ferry</title><link>https://h.example/1</link></item></rdf:RDF>
            atom-0.3      | <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour</title><entry><title>Ferry</title><link rel="alternate" href="https://h.example/1"/><id>tag:h,1</id></entry></feed>
            json-feed-1.0 | {"version":"https://jsonfeed.org/version/1","title":"Harbour","items":[{"id":"1","url":"https://h.example/1","title":"Ferry"}]}
            """)
    void everyOldVersionIsReadThoughItIsServedAsHtml(String format, String document) {
        NormalizationOutcome.Normalized outcome = read(document, "text/html");
        assertEquals(format, outcome.format());
        Story story = outcome.stories().getFirst();
        assertEquals("Ferry", story.headline());
        assertEquals("https://h.example/1", story.canonicalUrl());
    }

    @Test
    void aListOfFeedsIsNoFeedAndSaysWhereItBelongs() {
        var refused = assertInstanceOf(
                NormalizationOutcome.Unreadable.class,
                normalize(
                        "<opml version='2.0'><body><outline text='x' xmlUrl='https://h.example/f'/></body></opml>",
                        "text/x-opml"));
        assertEquals("opml", refused.code());
        assertTrue(refused.message().contains("/v1/opml"));
    }

    @Test
    void extensionsOfAnItemReachItsStory() {
        Story story = only("""
                <rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:georss="http://www.georss.org/georss"
                  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
                  xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
                  xmlns:dcterms="http://purl.org/dc/terms/"><channel><title>Harbour</title><item><title>Pier</title>
                <link>https://proxy.example/~r/7</link><feedburner:origLink>https://h.example/7?utm_source=x</feedburner:origLink>
                <georss:featurename>Lisbon</georss:featurename><itunes:author>Mira Holt</itunes:author>
                <podcast:transcript url="https://h.example/7.vtt" type="text/vtt"/><wfw:commentRss>https://h.example/7/c</wfw:commentRss>
                <media:group><media:credit role="photographer">Lea Ott</media:credit><media:title>Pier at dawn</media:title>
                <media:content url="https://h.example/7.jpg" medium="image" width="10"/>
                <media:content url="https://h.example/7.mp4" medium="video" duration="9"/></media:group>
                <dcterms:modified>2031-03-05T11:00:00Z</dcterms:modified></item></channel></rss>
                """);
        assertEquals("https://h.example/7?utm_source=x", story.url());
        assertEquals("https://h.example/7", story.canonicalUrl());
        assertEquals("Lisbon", story.tags().getFirst().term());
        assertEquals("Mira Holt", story.authors().getFirst().name());
        assertEquals(Instant.parse("2031-03-05T11:00:00Z"), story.updatedAt());
        assertEquals(
                List.of("transcript", "replies"),
                story.links().stream().map(Link::rel).toList());
        assertEquals(
                List.of("Pier at dawn", "Pier at dawn"),
                story.media().stream().map(Media::title).toList());
        assertEquals(
                List.of("Lea Ott", "Lea Ott"),
                story.media().stream().map(Media::credit).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ferry &amp;amp; bus              | Ferry & bus
            Ferry &amp;lt;b&amp;gt;back&amp;lt;/b&amp;gt; | Ferry back
            &lt;em&gt;Ferry&lt;/em&gt; back  | Ferry back
            <![CDATA[Ferry &amp; bus]]>      | Ferry & bus
            Ferry &hellip; back              | Ferry … back
            Ferry\u200b\u202eback            | Ferryback
            Cafe\u0301                       | Café
            3 &lt; 4 and A & B               | 3 < 4 and A & B
            """)
    void aHeadlineIsPlainHoweverItIsWritten(String written, String headline) {
        assertEquals(
                headline,
                only("<rss version='2.0'><channel><item><guid>1</guid><title>" + written
                                + "</title></item></channel></rss>")
                        .headline());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://h.example:443/a?utm_source=rss&b=1#top                   | https://h.example/a?b=1
            https://m.h.example/amp/story-8                                  | https://www.h.example/story-8
            https://www.google.com/url?q=https%3A%2F%2Fh.example%2F9&amp;sa=D | https://h.example/9
            //h.example/x                                                    | https://h.example/x
            """)
    void oneStoryHasOneAddress(String link, String canonical) {
        assertEquals(
                canonical,
                only("<rss version='2.0'><channel><link>https://www.h.example/</link><item><title>x</title><link>"
                                + link.replace("&b", "&amp;b") + "</link></item></channel></rss>")
                        .canonicalUrl());
    }

    @Test
    void aTimeToComeIsKeptAndAnUnreadableOneIsAbsentEachWithItsDiagnostic() {
        NormalizationOutcome.Normalized outcome = read("""
                <rss version="2.0"><channel>
                <item><guid>1</guid><title>a</title><pubDate>Wed, 05 Mar 2098 10:00:00 GMT</pubDate></item>
                <item><guid>2</guid><title>b</title><pubDate>the day before yesterday</pubDate></item>
                </channel></rss>
                """, "");
        assertEquals(
                Instant.parse("2098-03-05T10:00:00Z"),
                outcome.stories().getFirst().publishedAt());
        assertNull(outcome.stories().getLast().publishedAt());
        assertEquals(
                List.of("/stories/0/publishedAt future-date", "/stories/1/publishedAt invalid-date"),
                outcome.diagnostics().stream()
                        .map(diagnostic -> diagnostic.path() + " " + diagnostic.code())
                        .sorted()
                        .toList());
    }

    @Test
    void aFewWordsTellNoLanguageAndLeaveTheDeclaredOne() {
        String item = "<item><guid>1</guid><title>Tide</title><description>The tide rose.</description></item>";
        assertEquals(
                "und",
                only("<rss version='2.0'><channel>" + item + "</channel></rss>").language());
        assertEquals(
                "en-GB",
                only("<rss version='2.0'><channel><language>en-gb</language>" + item + "</channel></rss>")
                        .language());
    }

    @Test
    void chineseIsCountedByItsCharacters() {
        Story story = only("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\","
                + "\"content_text\":\"港口今天重新开放，市民前来参观。\"}]}");
        assertEquals("zh", story.language());
        assertEquals(14, story.wordCount());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            itemprop="headline"        | itemprop="datePublished" content="2031-03-05T10:00:00Z" | itemscope itemtype="https://schema.org/NewsArticle"
            property="schema:headline" | itemprop="datePublished" content="2031-03-05T10:00:00Z" | vocab="https://schema.org/" typeof="NewsArticle"
            """)
    void whatMicrodataAndRdfaSayIsTakenAndNamed(String headline, String time, String article) {
        Story story = only(
                "<!DOCTYPE html><html lang=en><body><article " + article + "><h1 " + headline
                        + ">Quay to be rebuilt</h1><meta " + time
                        + "><div><p>The quay will be rebuilt over the summer, the council said on Thursday after a long debate.</p>"
                        + "<p>Work begins in May and should end in September, when the ferries return to the harbour.</p></div></article></body></html>");
        assertEquals("Quay to be rebuilt", story.headline());
        assertEquals(Instant.parse("2031-03-05T10:00:00Z"), story.publishedAt());
        assertEquals(new Provenance(Origin.MICRODATA, null), story.provenance().get("headline"));
        assertEquals(
                new Provenance(Origin.MICRODATA, Precision.SECOND),
                story.provenance().get("publishedAt"));
    }

    private static Story only(String document) {
        return read(document, "").stories().getFirst();
    }

    private static NormalizationOutcome.Normalized read(String document, String type) {
        return assertInstanceOf(NormalizationOutcome.Normalized.class, normalize(document, type));
    }

    private static NormalizationOutcome normalize(String document, String type) {
        return NORMALIZER.normalize(new RawDocument(
                document.getBytes(StandardCharsets.UTF_8),
                type.isEmpty() ? null : type + "; charset=utf-8",
                URI.create("https://h.example/feed"),
                null));
    }
}
