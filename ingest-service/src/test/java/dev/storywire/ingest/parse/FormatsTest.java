package dev.storywire.ingest.parse;

import static dev.storywire.ingest.parse.Reading.rss;
import static dev.storywire.ingest.parse.Reading.value;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseOutcome;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.RichText;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <rss version="0.91"/>                                                        | rss-0.91
                    <rss version="0.92"/>                                                        | rss-0.92
                    <rss version="2.0.1"/>                                                       | rss-2.0
                    <rss/>                                                                       | rss-2.0
                    <rdf:RDF xmlns="http://purl.org/rss/1.0/"/>                                  | rss-1.0
                    <rdf:RDF xmlns="http://my.netscape.com/rdf/simple/0.9/"/>                    | rss-0.90
                    <feed xmlns="http://www.w3.org/2005/Atom"/>                                  | atom-1.0
                    <a:feed xmlns:a="http://purl.org/atom/ns#"/>                                 | atom-0.3
                    <feed version="0.3"/>                                                        | atom-0.3
                    {"version": "https://jsonfeed.org/version/1", "items": []}                   | json-feed-1.0
                    {"version": "https://jsonfeed.org/version/1.1", "items": []}                 | json-feed-1.1
                    {"uri": "urn:x", "headline": "One"}                                          | ninjs
                    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>                | news-sitemap
                    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x"/>         | newsml-g2
                    <nitf/>                                                                      | nitf
                    """)
    void theFormatIsToldByContent(String document, String format) {
        assertEquals(format, Reading.of(document).feed().format().label());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <opml version="2.0"><body/></opml>  | opml
                    <note><to>you</to></note>           | unknown-format
                    {"a": 1}                            | unknown-json
                    %PDF-1.7                            | not-text
                    ' '                                 | empty-document
                    """)
    void whatIsNoFeedIsRefusedWithAReason(String document, String code) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        var outcome = new FeedParser(ParseLimits.DEFAULT)
                .parse(Reading.decode(bytes, null, ParseLimits.DEFAULT), null, entry -> {});
        assertEquals(
                code, assertInstanceOf(ParseOutcome.Unreadable.class, outcome).code());
    }

    @Test
    void anRssItemIsReadWithItsExtensions() {
        var item = Reading.of(rss("""
                        <item><title>Bridge opens</title><link>/news/1</link><guid isPermaLink="false">n1</guid>
                        <author>ada@town.example (Ada Byron)</author><category domain="desk">City</category>
                        <pubDate>Wed, 10 Apr 2024 06:30:00 GMT</pubDate><comments>/news/1#c</comments>
                        <source url="https://wire.example/rss">Wire</source><feedburner:origLink>https://town.example/o</feedburner:origLink>
                        <media:group><media:title>Bridge</media:title><media:content url="/b.jpg" type="image/jpeg" width="640"/>
                        <media:content url="/b.mp4" medium="video" duration="1:05"/></media:group>
                        <georss:featureName>Newtown</georss:featureName><creativeCommons:license>https://cc.example/by</creativeCommons:license>
                        </item>""")).first();
        assertEquals("https://town.example/o", item.url());
        assertEquals("n1", item.id());
        assertEquals("Ada Byron", item.authors().getFirst().name());
        assertEquals("ada@town.example", item.authors().getFirst().email());
        assertEquals(
                List.of("City", "Newtown"),
                item.tags().stream().map(tag -> tag.term()).toList());
        assertEquals("Wire", requireNonNull(item.source()).name());
        assertEquals("Bridge", value(item.media().getFirst().title()));
        assertEquals(Medium.VIDEO, item.media().get(1).medium());
        assertEquals(65.0, item.media().get(1).durationSeconds());
        assertEquals("https://cc.example/by", item.license());
    }

    @Test
    void aPermalinkIsTheAddressWhereThereIsNoLink() {
        assertEquals(
                "https://town.example/1",
                Reading.of(rss("<item><guid>https://town.example/1</guid></item>"))
                        .first()
                        .url());
        assertNull(Reading.of(rss("<item><guid isPermaLink='false'>https://town.example/1</guid></item>"))
                .first()
                .url());
    }

    @Test
    void hoursAndDaysToBeSkippedAreRead() {
        var feed = Reading.of(
                        "<rss><channel><title>Town</title><skipHours><hour>0</hour><hour>24</hour><hour>7</hour>"
                                + "<hour>99</hour></skipHours><skipDays><day>Sunday</day><day>Someday</day></skipDays></channel></rss>")
                .feed();
        assertEquals(List.of(0, 7), feed.skipHours());
        assertEquals(List.of(DayOfWeek.SUNDAY), feed.skipDays());
    }

    @Test
    void channelDataIsReadAlsoFromExtensions() {
        var feed = Reading.of("<rss><channel><title>Town</title><link>https://town.example/</link>"
                        + "<atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='f.xml'/>"
                        + "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
                        + "<image><url>/logo.png</url><title>Logo</title></image><itunes:owner><itunes:name>Ada</itunes:name>"
                        + "</itunes:owner></channel></rss>")
                .feed();
        assertEquals("Town", value(feed.title()));
        assertEquals("https://hub.example/", feed.hubUrl());
        assertEquals("https://town.example/feeds/f.xml", feed.selfUrl());
        assertEquals(360, feed.ttlMinutes());
        assertEquals("https://town.example/logo.png", feed.image());
        assertEquals("Ada", feed.authors().getFirst().name());
    }

    @Test
    void ofTheHubsOfAJsonFeedTheOneForWebSubIsTaken() {
        var feed = Reading.of("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Town", "items": [],
                 "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"}, {"type": "WebSub", "url": "https://hub.example/"}]}""").feed();
        assertEquals("https://hub.example/", feed.hubUrl());
    }

    @Test
    void atomContentFollowsItsTypeItsBaseAndItsLanguage() {
        var reading = Reading.of("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://town.example/a/" xml:lang="de">
                <author><name>Town desk</name></author>
                <entry><title type="html">A &amp;amp; B</title><link href="one"/>
                <content type="xhtml" xml:base="b/"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="c/">
                <a href="x">x</a> &lt;y&gt;</p></div></content></entry>
                <entry xml:lang="fr"><title>1 &lt; 2</title><content type="text/plain">plain</content></entry></feed>""");
        var first = reading.first();
        assertEquals("https://town.example/a/one", first.url());
        assertEquals("A &amp; B", value(first.title()));
        assertEquals(
                "https://town.example/a/b/", requireNonNull(first.content()).base());
        assertTrue(requireNonNull(first.content()).value().contains("href=\"https://town.example/a/b/c/x\""));
        assertTrue(requireNonNull(first.content()).value().contains("&lt;y&gt;"));
        assertEquals("de", first.language());
        assertEquals("Town desk", first.authors().getFirst().name());
        var second = reading.entries().get(1);
        assertEquals("1 < 2", value(second.title()));
        assertEquals(RichText.Kind.PLAIN, requireNonNull(second.content()).kind());
        assertEquals("fr", second.language());
    }

    @Test
    void aJsonFeedIsReadWithCommentsTrailingCommasAndABrokenEnd() {
        var reading =
                Reading.of("{\"version\":\"https://jsonfeed.org/version/1.1\", // town\n\"title\":\"Town\",\"items\":["
                        + "{\"id\":7,\"url\":\"/1\",\"content_html\":\"<p>One\",\"authors\":[{\"name\":\"Ada\"}],\"tags\":[\"a\",],},"
                        + "{\"id\":\"8\",\"title\":\"Two\"},{\"id\":\"9\",\"ti");
        assertEquals("Town", value(reading.feed().title()));
        assertEquals(2, reading.entries().size());
        assertEquals("7", reading.first().id());
        assertEquals("https://town.example/1", reading.first().url());
        assertTrue(reading.notes().contains("broken-json"));
    }

    @Test
    void ninjsIsReadInItsOldAndItsNewShape() {
        var old = Reading.of(
                        "{\"uri\":\"urn:1\",\"headline\":\"One\",\"body_xhtml\":\"<p>Text</p>\",\"pubstatus\":\"canceled\","
                                + "\"byline\":\"By Ada Byron\",\"located\":\"Newtown\",\"versioncreated\":\"2024-04-10T06:30:00Z\"}")
                .first();
        assertEquals("<p>Text</p>", value(old.content()));
        assertEquals("canceled", old.status());
        assertEquals("Ada Byron", old.authors().getFirst().name());
        assertEquals("Newtown", old.dateline());
        var fresh = Reading.of("{\"uri\":\"urn:1\",\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},"
                        + "\"headlines\":[{\"role\":\"short\",\"value\":\"Short\"},{\"role\":\"main\",\"value\":\"Main\"}],"
                        + "\"bodies\":[{\"contentType\":\"text/html\",\"value\":\"<p>Text</p>\"}],"
                        + "\"associations\":[{\"type\":\"picture\",\"renditions\":[{\"href\":\"/s.jpg\",\"width\":90},"
                        + "{\"href\":\"/l.jpg\",\"width\":900}]}]}")
                .first();
        assertEquals("Main", value(fresh.title()));
        assertEquals("<p>Text</p>", value(fresh.content()));
        assertEquals("https://town.example/l.jpg", fresh.media().getFirst().url());
    }

    @Test
    void aDeletedEntryOfAtomIsACanceledOne() {
        var reading = Reading.of("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:gone="http://purl.org/atompub/tombstones/1.0"><title>Town</title>
                <gone:deleted-entry ref="urn:1" when="2026-03-02T08:00:00Z"><gone:comment xml:lang="en">Wrong ferry</gone:comment>
                </gone:deleted-entry><entry><id>urn:2</id><title>Ferry</title></entry></feed>""");
        assertEquals("urn:1", reading.first().id());
        assertEquals("canceled", reading.first().status());
        assertEquals(List.of("2026-03-02T08:00:00Z"), reading.first().updated());
        assertEquals(List.of("deleted-entry"), reading.notes());
        assertEquals("urn:2", reading.entries().get(1).id());
    }

    @Test
    void newsMlCarriesNitfAndMetadata() {
        var item = Reading.of("""
                        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet><newsItem guid="urn:n:1" xml:lang="en">
                        <rightsInfo><copyrightHolder literal="Wire"/><usageTerms>No archive</usageTerms></rightsInfo>
                        <itemMeta><provider literal="WIRE"/><versionCreated>2024-04-10T06:30:00Z</versionCreated>
                        <pubStatus qcode="stat:usable"/></itemMeta>
                        <contentMeta><headline>Bridge opens</headline><by>By Ada Byron</by><subject qcode="medtop:04000000"><name>economy</name></subject></contentMeta>
                        <contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><dateline><location>NEWTOWN</location></dateline></body.head>
                        <body.content><p>It <em>opened</em>.</p><hl2>Later</hl2><media media-type="image"><media-reference source="/b.jpg"/>
                        <media-caption>The bridge</media-caption></media></body.content></body></nitf></inlineXML></contentSet>
                        </newsItem></itemSet></newsMessage>""").first();
        assertEquals("urn:n:1", item.id());
        assertEquals("Bridge opens", value(item.title()));
        assertEquals("<p>It <em>opened</em>.</p><h2>Later</h2>", value(item.content()));
        assertEquals("Ada Byron", item.authors().getFirst().name());
        assertEquals("NEWTOWN", item.dateline());
        assertEquals("04000000", item.tags().getFirst().term());
        assertEquals("medtop", item.tags().getFirst().scheme());
        assertEquals("The bridge", value(item.media().getFirst().caption()));
        assertEquals("WIRE", requireNonNull(item.source()).name());
        assertEquals("usable", item.status());
    }

    @Test
    void plainWireMessagesAreReadWithTheirHeaders() {
        var reading = Reading.of(
                "\u0001dpa0123 4 pol 21 Town/Bridge\r\nBridge opens\r\n\u0002\r\n   NEWTOWN - It opened.\r\nCars drove."
                        + "\r\n   More later.\r\n\u0003\r\n100630 GMT apr 24\r\n\u0004\u0001dpa0124 4 pol 2 Next\r\n\u0002\r\nSecond one.\r\n\u0003");
        assertEquals("iptc7901", reading.feed().format().label());
        assertEquals(2, reading.entries().size());
        var first = reading.first();
        assertEquals("Bridge opens", value(first.title()));
        assertEquals("NEWTOWN - It opened. Cars drove.\n\nMore later.", value(first.content()));
        assertEquals("DPA", requireNonNull(first.source()).name());
        assertEquals("10 apr 24 06:30 GMT", first.published().getFirst());
    }

    @Test
    void anpaMessagesMarkTheirHeadlineAndByline() {
        var item = Reading.of(
                        "\u0016\u0016\u0001a0123\u001fri\u0013bc-Town-Bridge\u001204-10 0021\u0002\r\n^Bridge opens<\r\n"
                                + "^By ADA BYRON<\r\n\tNEWTOWN (AP) - It opened.<\r\n\tMore later.<\r\n\u0003\r\nAP-NY-04-10-24 0630EDT<\u0004")
                .first();
        assertEquals("Bridge opens", value(item.title()));
        assertEquals("By ADA BYRON", item.byline());
        assertEquals("NEWTOWN (AP) - It opened.\n\nMore later.", value(item.content()));
        assertEquals("2024-04-10 06:30 EDT", item.published().getFirst());
    }

    @Test
    void anAnpaSlugLineIsNoHeadline() {
        var item = Reading.of("\u0016\u0016\u0001a0123\u001fri\u0013bc-Town-Bridge\u001204-10 0021\u0002\r\n"
                        + "^BC-Town-Bridge,0021<\r\n^Bridge opens<\r\n\tNEWTOWN (AP) _ It opened.<\r\n\u0003")
                .first();
        assertEquals("Bridge opens", value(item.title()));
    }

    @Test
    void messagesThatLostTheirControlCharactersAreToldByTheTeleprintersMarks() {
        var reading = Reading.of(
                "ZCZC AAA0123 4 POL 00021\r\nBridge opens\r\n\r\n   NEWTOWN - It opened.\r\nCars drove."
                        + "\r\n100630 GMT APR 24\r\nNNNN\r\n\r\nZCZC AAA0124 4 POL 00002\r\nNext\r\n\r\n   Second one.\r\nNNNN\r\n");
        assertEquals("iptc7901", reading.feed().format().label());
        assertEquals(2, reading.entries().size());
        var first = reading.first();
        assertEquals("Bridge opens", value(first.title()));
        assertEquals("NEWTOWN - It opened. Cars drove.", value(first.content()));
        assertEquals("10 APR 24 06:30 GMT", first.published().getFirst());
    }

    @Test
    void picturesOfNewNinjsHaveTheirTitleAndCaptionInLists() {
        var item = Reading.of("{\"uri\":\"urn:1\",\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},"
                        + "\"headlines\":[{\"value\":\"Main\"}],\"associations\":[{\"type\":\"picture\","
                        + "\"headlines\":[{\"value\":\"Bridge\"}],\"descriptions\":[{\"role\":\"caption\",\"value\":\"At dusk\"}],"
                        + "\"renditions\":[{\"href\":\"/l.jpg\"}]}]}")
                .first();
        assertEquals("Bridge", value(item.media().getFirst().title()));
        assertEquals("At dusk", value(item.media().getFirst().caption()));
    }

    @Test
    void newsSitemapsGiveStoriesAndIndexesSayWhereTheyAre() {
        var url = Reading.of(
                        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                                + " xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://town.example/1</loc><n:news>"
                                + "<n:publication><n:name>Town</n:name><n:language>en</n:language></n:publication>"
                                + "<n:publication_date>2024-04-10</n:publication_date><n:title>One</n:title></n:news></url></urlset>")
                .first();
        assertEquals("https://town.example/1", url.url());
        assertEquals("One", value(url.title()));
        assertEquals("Town", requireNonNull(url.source()).name());
        var index = Reading.of("<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>");
        assertEquals(List.of("sitemap-index"), index.notes());
    }
}
