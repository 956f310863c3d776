package dev.storywire.gateway.syndication;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** RSS 2.0 (RSS Advisory Board, 2.0.11), with the elements of Atom and Dublin Core that its profile recommends. */
final class Rss {

    static final String TYPE = "application/rss+xml";

    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String MINUTES_TO_LIVE = "5";

    private Rss() {}

    static Buffer of(Channel channel) {
        Xml xml = new Xml()
                .begin(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/")
                .begin("channel")
                .text("title", channel.title())
                .text("link", channel.home())
                .text("description", Channel.DESCRIPTION)
                .text("generator", "Storywire")
                .text("ttl", MINUTES_TO_LIVE)
                .empty("atom:link", "rel", "self", "type", TYPE, "href", channel.self());
        if (!channel.items().isEmpty()) {
            xml.text("lastBuildDate", date(channel.updated()));
        }
        if (channel.next() != null) {
            xml.empty("atom:link", "rel", "next", "type", TYPE, "href", channel.next());
        }
        channel.items().forEach(item -> add(xml, item));
        return xml.end().end().done();
    }

    private static void add(Xml xml, Item item) {
        xml.begin("item")
                .text("title", item.headline())
                .text("link", item.link())
                .text("description", item.text("summary"))
                .text("guid", item.uri(), "isPermaLink", "false")
                .text("pubDate", item.published().map(Rss::date));
        item.authors().forEach(author -> xml.text("dc:creator", author));
        xml.text("dc:publisher", item.source()).text("dc:language", item.text("language"));
        item.tags().forEach(tag -> xml.text("category", tag));
        // One at most by the profile, and only where its length is known.
        item.media().stream()
                .filter(medium -> medium.bytes() != null)
                .findFirst()
                .ifPresent(medium -> xml.empty(
                        "enclosure",
                        "url",
                        medium.url(),
                        "length",
                        String.valueOf(medium.bytes()),
                        "type",
                        medium.type()));
        xml.end();
    }

    private static String date(Instant time) {
        return RFC_822.format(time);
    }
}
