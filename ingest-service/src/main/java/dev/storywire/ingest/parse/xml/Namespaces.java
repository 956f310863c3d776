package dev.storywire.ingest.parse.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prefixes by which parsers know the namespaces that feeds use, whatever prefix a document gives them. Addresses are
 * compared without scheme, {@code www.}, case and trailing {@code /} or {@code #}, which publishers get wrong.
 */
final class Namespaces {
    /** The empty prefix: names of the formats' own elements. */
    static final String NATIVE = "";

    private static final Map<String, String> BY_ADDRESS = new HashMap<>();

    static {
        put(
                NATIVE,
                "purl.org/rss/1.0",
                "my.netscape.com/rdf/simple/0.9",
                "channel.netscape.com/rdf/simple/0.9",
                "purl.org/net/rss1.1",
                "backend.userland.com/rss",
                "backend.userland.com/rss2",
                "blogs.law.harvard.edu/tech/rss",
                "cyber.law.harvard.edu/rss/rss.html",
                "my.netscape.com/publish/formats/rss-0.91.dtd",
                "rssboard.org/rss-specification",
                "iptc.org/std/nar/2006-10-01",
                "iptc.org/std/nitf/2006-10-18",
                "iptc.org/std/nitf/2006-03-01",
                "sitemaps.org/schemas/sitemap/0.9",
                "google.com/schemas/sitemap/0.84",
                "google.com/schemas/sitemap/0.9");
        put("atom", "w3.org/2005/atom", "purl.org/atom/ns", "purl.org/atom/0.3", "example.com/newformat");
        put("at", "purl.org/atompub/tombstones/1.0");
        put("rdf", "w3.org/1999/02/22-rdf-syntax-ns");
        put("dc", "purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0", "purl.org/dc/1.0");
        put("dcterms", "purl.org/dc/terms");
        put("content", "purl.org/rss/1.0/modules/content");
        put("media", "search.yahoo.com/mrss", "search.yahoo.com/mrss/mediarss", "video.search.yahoo.com/mrss");
        put("itunes", "itunes.com/dtds/podcast-1.0.dtd", "example.com/dtds/podcast-1.0.dtd");
        put(
                "googleplay",
                "google.com/schemas/play-podcasts/1.0",
                "google.com/schemas/play-podcasts/1.0/play-podcasts.xsd");
        put(
                "podcast",
                "podcastindex.org/namespace/1.0",
                "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md");
        put("georss", "georss.org/georss");
        put("slash", "purl.org/rss/1.0/modules/slash");
        put("sy", "purl.org/rss/1.0/modules/syndication");
        put("thr", "purl.org/syndication/thread/1.0");
        put("wfw", "wellformedweb.org/commentapi");
        put("feedburner", "rssnamespace.org/feedburner/ext/1.0");
        put("pheedo", "pheedo.com/namespace/pheedo");
        put("cc", "web.resource.org/cc", "creativecommons.org/ns");
        put(
                "creativecommons",
                "backend.userland.com/creativecommonsrssmodule",
                "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html");
        put("xhtml", "w3.org/1999/xhtml", "w3.org/tr/xhtml1/transitional", "w3.org/tr/rec-html40");
        put("admin", "webns.net/mvcb");
        put("annotate", "purl.org/rss/1.0/modules/annotate");
        put(
                "prism",
                "prismstandard.org/namespaces/1.2/basic",
                "prismstandard.org/namespaces/basic/2.0",
                "prismstandard.org/namespaces/basic/2.1",
                "prismstandard.org/namespaces/basic/3.0");
        put("news", "google.com/schemas/sitemap-news/0.9");
        put("image", "google.com/schemas/sitemap-image/1.1");
        put("video", "google.com/schemas/sitemap-video/1.1");
        put("svg", "w3.org/2000/svg");
        put("math", "w3.org/1998/math/mathml");
        put("xlink", "w3.org/1999/xlink");
        put("xml", "w3.org/xml/1998/namespace");
        put("rights", "iptc.org/std/rightsml/2011-10-07");
    }

    private Namespaces() {}

    private static void put(String prefix, String... addresses) {
        for (String address : addresses) {
            BY_ADDRESS.put(address, prefix);
        }
    }

    /** The usual prefix of a namespace, {@code null} if it is unknown. */
    static @Nullable String usualPrefix(String namespace) {
        String address = namespace.strip().toLowerCase(Locale.ROOT);
        if (address.startsWith("http://")) {
            address = address.substring(7);
        } else if (address.startsWith("https://")) {
            address = address.substring(8);
        }
        if (address.startsWith("www.")) {
            address = address.substring(4);
        }
        int end = address.length();
        while (end > 0 && (address.charAt(end - 1) == '/' || address.charAt(end - 1) == '#')) {
            end--;
        }
        return BY_ADDRESS.get(address.substring(0, end));
    }
}
