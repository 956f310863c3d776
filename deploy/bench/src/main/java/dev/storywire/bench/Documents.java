package dev.storywire.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Makes the documents that are measured, always the same for the same seed. */
final class Documents {
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    private Documents() {}

    /** An RSS 2.0 feed as large sites send it: summary, full text in {@code content:encoded}, picture, categories. */
    static byte[] feed(long seed, int items) {
        var random = new Random(seed);
        var prose = new Prose(random);
        var out = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                        + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                        + " xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n"
                        + "<title>Example Courier</title>\n<link>https://www.example.org/</link>\n<description>News of the town</description>\n"
                        + "<atom:link href=\"https://www.example.org/feed\" rel=\"self\" type=\"application/rss+xml\"/>\n<language>en-GB</language>\n");
        for (int i = 0; i < items; i++) {
            item(out, prose, random, i);
        }
        return out.append("</channel>\n</rss>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void item(StringBuilder out, Prose prose, Random random, int index) {
        String link = "https://www.example.org/news/2026/" + index + "?utm_source=rss&amp;utm_medium=feed";
        out.append("<item>\n<title>")
                .append(prose.headline())
                .append("</title>\n<link>")
                .append(link);
        out.append("</link>\n<guid isPermaLink=\"false\">urn:example:")
                .append(index)
                .append("</guid>\n<pubDate>");
        out.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                START.plusSeconds(index * 613L).atOffset(ZoneOffset.UTC)));
        out.append(
                "</pubDate>\n<dc:creator>Ana Lima</dc:creator>\n<category>Town</category>\n<category>Traffic &amp; roads</category>\n<description>&lt;p&gt;");
        out.append(prose.paragraph(false).replace("&", "&amp;"))
                .append("&lt;/p&gt;</description>\n<content:encoded><![CDATA[");
        for (int i = 4 + random.nextInt(8); i > 0; i--) {
            out.append("<p>").append(prose.paragraph(true)).append("</p>\n");
        }
        out.append("<figure class=\"wide\"><img src=\"/pictures/")
                .append(index)
                .append(".jpg\" alt=\"The bridge\" width=\"800\" height=\"450\"/>");
        out.append("<figcaption>")
                .append(prose.headline())
                .append("</figcaption></figure>\n<ul><li>")
                .append(prose.headline());
        out.append("</li><li>")
                .append(prose.headline())
                .append("</li></ul>]]></content:encoded>\n<media:content url=\"https://img.example.org/");
        out.append(index)
                .append(".jpg\" type=\"image/jpeg\" medium=\"image\" width=\"1200\" height=\"675\"/>\n</item>\n");
    }

    /** An article page with what surrounds articles: scripts, menus, share buttons, teasers, comments, a footer. */
    static String page(long seed) {
        var random = new Random(seed);
        var prose = new Prose(random);
        String headline = prose.headline();
        var out = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + headline
                        + " | Example Courier</title>\n"
                        + "<meta property=\"og:title\" content=\"" + headline
                        + "\"><meta property=\"og:type\" content=\"article\">"
                        + "<link rel=\"canonical\" href=\"https://www.example.org/news/bridge\">\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
                        + "\"@type\":\"NewsArticle\",\"headline\":\"" + headline
                        + "\",\"datePublished\":\"2026-01-05T06:00:00Z\",\"author\":{\"@type\":\"Person\",\"name\":\"Ana Lima\"}}</script>\n");
        for (int i = 0; i < 12; i++) {
            out.append("<script>window.q=window.q||[];q.push({\"slot\":")
                    .append(i)
                    .append(",\"sizes\":[[300,250],[728,90]],\"target\":\"")
                    .append(prose.headline())
                    .append("\"});</script>\n");
        }
        out.append("</head><body><header><nav><ul>");
        for (int i = 0; i < 60; i++) {
            out.append("<li class=\"menu-item\"><a href=\"/section/")
                    .append(i)
                    .append("\">Section ")
                    .append(i)
                    .append("</a></li>");
        }
        out.append("</ul></nav></header><main><article class=\"story\"><h1>")
                .append(headline)
                .append("</h1><p class=\"byline\">By <a href=\"/authors/lima\">Ana Lima</a></p>");
        out.append("<div class=\"share\"><a href=\"#\">Share</a><a href=\"#\">Mail</a></div><div class=\"body\">");
        for (int i = 0; i < 22; i++) {
            out.append("<p>").append(prose.paragraph(true)).append("</p>\n");
        }
        out.append("</div></article><aside><h2>Most read</h2>");
        for (int i = 0; i < 30; i++) {
            out.append("<div class=\"teaser\"><a href=\"/news/")
                    .append(i)
                    .append("\"><img src=\"/t/")
                    .append(i)
                    .append(".jpg\" alt=\"\"><h3>")
                    .append(prose.headline());
            out.append("</h3></a><p>").append(prose.paragraph(false)).append("</p></div>\n");
        }
        out.append("</aside></main><section id=\"comments\">");
        for (int i = 0; i < 25; i++) {
            out.append("<div class=\"comment\"><b>reader")
                    .append(i)
                    .append("</b><p>")
                    .append(prose.paragraph(false))
                    .append("</p></div>\n");
        }
        return out.append("</section><footer><p>&copy; Example Courier</p></footer></body></html>\n")
                .toString();
    }
}
