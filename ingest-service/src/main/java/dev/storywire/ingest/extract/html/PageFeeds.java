package dev.storywire.ingest.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The feeds that an HTML page says it has: {@code link} elements of the relation {@code alternate} or {@code feed}, with a feed's type. */
public final class PageFeeds {

    /** The links stand in a page's head: what comes after so many characters isn't looked at. */
    private static final int LOOKED_AT = 1 << 20;

    private static final int DEEPEST = 128;
    private static final int MOST = 100;

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/xml",
            "text/xml");

    private PageFeeds() {}

    /**
     * A feed that a page names.
     *
     * @param href absolute address
     * @param title as the page calls it
     */
    public record Named(String href, @Nullable String title) {}

    /**
     * In the page's order.
     *
     * @param url absolute address of the page, the base of relative links where the page names no other
     */
    public static List<Named> of(String html, String url) {
        String looked = html.length() > LOOKED_AT ? html.substring(0, LOOKED_AT) : html;
        Document page = Jsoup.parse(looked, url, Parser.htmlParser().setMaxDepth(DEEPEST));
        List<Named> feeds = new ArrayList<>();
        for (Element link : page.select("link[href][rel]")) {
            String href = link.absUrl("href");
            if (feeds.size() < MOST && href.startsWith("http") && isFeed(link)) {
                String title = link.attr("title").strip();
                feeds.add(new Named(href, title.isEmpty() ? null : title));
            }
        }
        return feeds;
    }

    /** Whether a media type is one of feeds, as far as it tells. */
    public static boolean isFeedType(String type) {
        return TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isFeed(Element link) {
        List<String> rels = List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
        boolean typed = isFeedType(link.attr("type"));
        return rels.contains("feed") || (rels.contains("alternate") && typed && !rels.contains("stylesheet"));
    }
}
