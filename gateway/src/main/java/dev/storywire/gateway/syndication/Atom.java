package dev.storywire.gateway.syndication;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Atom 1.0 (RFC 4287), with the links of paged feeds (RFC 5005). An entry is updated when its story has a new revision. */
final class Atom {

    static final String TYPE = "application/atom+xml";

    private Atom() {}

    static Buffer of(Channel channel) {
        Xml xml = new Xml()
                .begin("feed", "xmlns", "http://www.w3.org/2005/Atom")
                .text("id", channel.first())
                .text("title", channel.title())
                .text("subtitle", Channel.DESCRIPTION)
                .text("updated", channel.updated().toString())
                .text("generator", "Storywire")
                .begin("author")
                .text("name", "Storywire")
                .end()
                .empty("link", "rel", "self", "type", TYPE, "href", channel.self())
                .empty("link", "rel", "alternate", "href", channel.home());
        if (channel.next() != null) {
            xml.empty("link", "rel", "first", "type", TYPE, "href", channel.first())
                    .empty("link", "rel", "next", "type", TYPE, "href", channel.next());
        }
        channel.items().forEach(item -> add(xml, item));
        return xml.end().done();
    }

    private static void add(Xml xml, Item item) {
        Optional<String> language = item.text("language").filter(known -> !known.equals("und"));
        if (language.isPresent()) {
            xml.begin("entry", "xml:lang", language.get());
        } else {
            xml.begin("entry");
        }
        xml.text("id", item.uri())
                .text("title", item.headline())
                .text("updated", item.updated().toString())
                .text("published", item.published().map(Object::toString));
        item.authors()
                .forEach(author -> xml.begin("author").text("name", author).end());
        if (item.authors().isEmpty()) {
            item.source()
                    .ifPresent(
                            source -> xml.begin("author").text("name", source).end());
        }
        item.link().ifPresent(link -> xml.empty("link", "rel", "alternate", "href", link));
        item.media()
                .forEach(medium -> xml.empty("link", "rel", "enclosure", "type", medium.type(), "href", medium.url()));
        item.tags().forEach(tag -> xml.empty("category", "term", tag));
        // An entry without a link needs a content (RFC 4287, 4.1.2).
        Optional<String> summary = item.text("summary");
        if (item.link().isPresent()) {
            xml.text("summary", summary);
        } else {
            xml.text("content", summary.orElse(item.headline()), "type", "text");
        }
        xml.end();
    }
}
