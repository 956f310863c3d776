package dev.storywire.ingest.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpmlTest {

    private static final Instant NOW = Instant.parse("2026-03-02T06:30:00Z");

    @Test
    void outlinesAroundFeedsAreFoldersAndCategoriesAreTags() {
        List<OpmlFeed> feeds = read("""
                <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
                <outline text="AC/DC &amp; co"><outline text="Inner" title="Inner title">
                <outline type="rss" text="One" xmlUrl="https://a.example/1" htmlUrl="https://a.example/" category="/news/local, ferry,,"
                  language="en"/></outline>
                <outline text="Two" xmlUrl="https://a.example/2"/></outline>
                <outline TEXT="Three" XMLURL="https://a.example/3"></outline></body></opml>""");
        assertEquals(
                List.of(
                        new OpmlFeed(
                                "https://a.example/1",
                                "One",
                                "https://a.example/",
                                "en",
                                List.of("news/local", "ferry"),
                                "AC／DC & co/Inner title"),
                        new OpmlFeed("https://a.example/2", "Two", null, null, List.of(), "AC／DC & co"),
                        new OpmlFeed("https://a.example/3", "Three", null, null, List.of(), null)),
                feeds);
    }

    @Test
    void ofABrokenDocumentWhatCanBeReadIs() {
        List<OpmlFeed> feeds = read("""
                <opml><body><outline text=News><outline text="One & only" xmlUrl="https://a.example/1?a=1&b=2">
                <outline text="Two" xmlUrl='https://a.example/2'/></wrong><outline text="Three" xmlUrl="https://a.example/3\s""");
        assertEquals(
                List.of("https://a.example/1?a=1&b=2", "https://a.example/2", "https://a.example/3"),
                feeds.stream().map(OpmlFeed::url).toList());
        assertEquals("News", feeds.getFirst().folder());
    }

    @Test
    void anExternalEntityIsNotRead() {
        List<OpmlFeed> feeds = read("""
                <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
                <opml><body><outline text="&x;&b;" xmlUrl="https://a.example/1"/></body></opml>""");
        assertFalse(String.valueOf(feeds.getFirst().title()).contains("root:"));
    }

    @Test
    void foldersWithinFoldersWithoutEndAreCutOff() {
        String deep = "<opml><body>" + "<outline text='d'>".repeat(200) + "<outline xmlUrl='https://a.example/1'/>";
        assertEquals(
                FeedTraits.MAX_FOLDERS,
                String.valueOf(read(deep).getFirst().folder()).split("/").length);
    }

    @Test
    void moreFeedsThanTheLimitAreRefused() {
        String many = IntStream.range(0, 4)
                .mapToObj(i -> "<outline xmlUrl='https://a.example/" + i + "'/>")
                .collect(Collectors.joining());
        assertInstanceOf(OpmlReader.Reading.TooLarge.class, reading("<opml><body>" + many));
    }

    @Test
    void whatIsNoOpmlIsNotRead() {
        assertInstanceOf(OpmlReader.Reading.Unreadable.class, reading("<rss version='2.0'><channel/></rss>"));
        assertInstanceOf(OpmlReader.Reading.Unreadable.class, reading("no markup"));
        assertInstanceOf(OpmlReader.Reading.Unreadable.class, reading(""));
        assertEquals(List.of(), read("<opml/>"));
    }

    @Test
    void whatIsWrittenIsReadTheSame() {
        List<Feed> feeds = List.of(
                feed("https://a.example/0?a=1&b=<2>", "Zero \"quoted\"\nline \u0001", null, List.of()),
                feed("https://a.example/1", "One", "AC／DC", List.of("news/local", "ferry")),
                feed("https://a.example/2", "Two", "News/Local", List.of()),
                feed("https://a.example/3", "Three", "News/World", List.of()));
        OpmlWriter writer = new OpmlWriter();
        String opml = writer.begin(NOW) + feeds.stream().map(writer::feed).collect(Collectors.joining()) + writer.end();
        assertTrue(opml.contains("<outline text=\"AC/DC\">"), opml);
        assertEquals(1, opml.split("<outline text=\"News\">", -1).length - 1, opml);
        List<OpmlFeed> read = assertInstanceOf(
                        OpmlReader.Reading.Read.class,
                        new OpmlReader(1 << 20, 10).read(opml.getBytes(StandardCharsets.UTF_8), null))
                .feeds();
        assertEquals(
                feeds.stream().map(Feed::url).toList(),
                read.stream().map(OpmlFeed::url).toList());
        assertEquals(
                feeds.stream().map(Feed::folder).toList(),
                read.stream().map(OpmlFeed::folder).toList());
        assertEquals(
                feeds.stream().map(Feed::tags).toList(),
                read.stream().map(OpmlFeed::tags).toList());
        assertEquals("Zero \"quoted\"\nline", read.getFirst().title());
    }

    private static Feed feed(String url, String title, @Nullable String folder, List<String> tags) {
        Feed bare = Feed.at(FeedAddress.parse(url).orElseThrow(), "x", NOW);
        return new FeedTraits(title, null, tags, null, folder, null, null, null, false).of(bare, credentials -> {
            throw new AssertionError("There are none");
        });
    }

    private static List<OpmlFeed> read(String opml) {
        return assertInstanceOf(OpmlReader.Reading.Read.class, reading(opml)).feeds();
    }

    private static OpmlReader.Reading reading(String opml) {
        return new OpmlReader(1 << 20, 3).read(opml.getBytes(StandardCharsets.UTF_8), "text/x-opml");
    }
}
