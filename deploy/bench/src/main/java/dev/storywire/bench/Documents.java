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
}
