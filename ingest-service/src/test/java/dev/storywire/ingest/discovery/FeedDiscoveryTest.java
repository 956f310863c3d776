package dev.storywire.ingest.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.HeaderLink;
import dev.storywire.ingest.fetch.Redirect;
import dev.storywire.ingest.fetch.Refusal;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizerLimits;
import dev.storywire.ingest.support.PretendWeb;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedDiscoveryTest {

    private static final String SITE = "https://pub.example/news/";
    private static final String PAGE = """
            <!DOCTYPE html><html><head><title>Harbor News</title>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="Alternate" type="application/RSS+xml; charset=utf-8" title="All news" href="all.xml">
            <link rel="alternate" type="application/rss+xml" title="Again" href="https://www.pub.example/news/all.xml/">
            <link rel="alternate" type="application/atom+xml" href="/atom#top">
            <link rel="alternate" type="application/json" href="/wp-json/1">
            <link rel="alternate" hreflang="de" href="/de">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
            <link rel="alternate" type="application/rss+xml" href="http://inside.example/secret">
            <link rel="stylesheet" type="text/css" href="/s.css"></head><body><p>News.</p></body></html>
            """;

    private final PretendWeb web = new PretendWeb();
    private final FeedDiscovery discovery = new FeedDiscovery(
            web, new DocumentNormalizer(NormalizerLimits.defaults(), Clock.systemUTC()), new DiscoverySettings() {
                @Override
                public Duration patience() {
                    return Duration.ofSeconds(60);
                }

                @Override
                public int named() {
                    return 12;
                }

                @Override
                public int concurrency() {
                    return 2;
                }
            });

    private List<FoundFeed> feeds(FetchOutcome.Fetched page) {
        return discovery.feeds(page).await().atMost(Duration.ofSeconds(90));
    }

    private static FetchOutcome.Fetched page(String html, HeaderLink... links) {
        return PretendWeb.fetched(SITE, List.of(), List.of(links), "text/html", html);
    }

    private static String rss(String title) {
        return """
                <rss version="2.0"><channel><title>%s</title><item><title>Ferry sails</title><link>https://pub.example/1</link></item>
                </channel></rss>""".formatted(title);
    }

    private static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>Ferry sails</title></entry></feed>""";

    @Test
    void feedsThatAPageNamesAreReadAndThoseOfCommentsComeLast() {
        web.put("https://pub.example/news/all.xml", "text/xml", rss("Harbor News"))
                .put("https://pub.example/comments/feed", "text/xml", rss("Comments on Harbor News"))
                .put("https://pub.example/atom#top", "text/plain", ATOM)
                .put(
                        "http://inside.example/secret",
                        new FetchOutcome.Forbidden(PretendWeb.trip("http://inside.example/secret"), Refusal.ADDRESS))
                .put("https://pub.example/header", "text/xml", rss("By the header"));

        List<FoundFeed> found = feeds(page(
                PAGE,
                new HeaderLink("https://pub.example/header", Set.of("alternate"), "application/rss+xml", null),
                new HeaderLink("https://pub.example/de", Set.of("alternate"), "text/html", null)));

        assertEquals(
                List.of(
                        new FoundFeed("https://pub.example/news/all.xml", "Harbor News", "rss-2.0"),
                        new FoundFeed("https://pub.example/atom#top", null, "atom-1.0"),
                        new FoundFeed("https://pub.example/header", "By the header", "rss-2.0"),
                        new FoundFeed("https://pub.example/comments/feed", "Comments on Harbor News", "rss-2.0")),
                found);
        assertEquals(5, web.asked().size(), web.asked().toString());
    }

    @Test
    void addressThatIsAFeedIsTheFeed() {
        assertEquals(
                List.of(new FoundFeed("https://pub.example/new.xml", "Itself", "rss-2.0")),
                feeds(PretendWeb.fetched(
                        "https://pub.example/new.xml",
                        List.of(new Redirect(301, "https://pub.example/new.xml")),
                        List.of(),
                        "text/html",
                        rss("Itself"))));
        assertEquals(List.of(), web.asked());
    }

    @Test
    void siteThatNamesNoFeedIsLookedAtInTheUsualPlacesAndOneDocumentIsListedOnce() {
        web.put("https://pub.example/news/feed", "text/xml", rss("Of the folder"))
                .put("https://pub.example/feed", "text/xml", rss("Of the site"))
                .put("https://pub.example/rss.xml", "text/xml", rss("Of the site"))
                .put("https://pub.example/rss", "text/html", "<html><body><p>Our feeds</p></body></html>");

        assertEquals(
                List.of("https://pub.example/news/feed", "https://pub.example/feed"),
                feeds(page("<html><body><p>News.</p></body></html>")).stream()
                        .map(FoundFeed::url)
                        .toList());
        assertTrue(web.asked().size() <= 16, web.asked().toString());
    }

    @Test
    void siteWithoutFeedsHasNone() {
        assertEquals(List.of(), feeds(page("")));
    }

    @Test
    void feedThatHasMovedForGoodIsGivenWhereItIsNow() {
        web.put(
                "https://pub.example/news/all.xml",
                PretendWeb.fetched(
                        "https://feeds.example/harbor",
                        List.of(new Redirect(308, "https://feeds.example/harbor")),
                        List.of(),
                        "text/xml",
                        rss("Harbor News")));

        assertEquals(
                "https://feeds.example/harbor", feeds(page(PAGE)).getFirst().url());
    }
}
