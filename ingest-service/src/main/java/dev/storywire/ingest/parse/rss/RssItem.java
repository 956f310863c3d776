package dev.storywire.ingest.parse.rss;

import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.EntryExtensions;
import dev.storywire.ingest.parse.feed.People;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParsedMedia.Medium;
import dev.storywire.ingest.parse.model.ParsedMediaBuilder;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.xml.XmlReader;
import dev.storywire.ingest.url.Urls;
import org.jspecify.annotations.Nullable;

/** One {@code item} of any RSS. */
final class RssItem {
    private final XmlReader in;
    private final EntryDraft entry;

    private RssItem(XmlReader in, EntryDraft entry) {
        this.in = in;
        this.entry = entry;
    }

    /** Reads the item that just started, through its end. */
    static EntryDraft read(XmlReader in, ParseLimits limits) {
        var entry = new EntryDraft(limits);
        entry.id(5, in.attribute("rdf:about"));
        entry.url(5, in.address("rdf:about"));
        entry.language(3, in.language());
        var item = new RssItem(in, entry);
        int inside = in.depth();
        while (in.nextChild(inside)) {
            item.element();
        }
        return entry;
    }

    private void element() {
        switch (in.name()) {
            case "title" -> entry.title(0, Texts.unstated(in));
            case "link" -> link();
            case "description" -> entry.summary(0, Texts.unstated(in));
            case "guid" -> guid();
            case "pubdate" -> entry.published(0, in.text());
            case "category" -> {
                String scheme = in.attribute("domain");
                entry.tag(in.text(), scheme, null);
            }
            case "author" -> entry.author(0, People.parse(in.text()));
            case "enclosure" -> enclosure();
            case "source" -> source();
            case "comments" -> entry.link(EntryExtensions.address(in), "replies", "text/html", null);
            default -> less();
        }
    }

    /** Elements of other formats that turn up in items without a namespace. */
    private void less() {
        switch (in.name()) {
            case "content", "body", "fulltext", "encoded", "content_encoded" -> entry.content(3, Texts.unstated(in));
            case "summary" -> entry.summary(2, Texts.unstated(in));
            case "id" -> entry.id(1, in.text());
            case "date", "published", "issued", "publishdate", "pubtime" -> entry.published(4, in.text());
            case "updated", "modified", "lastbuilddate" -> entry.updated(2, in.text());
            case "creator" -> entry.author(1, People.parse(in.text()));
            case "subject", "tag" -> entry.tag(in.text(), null, null);
            case "keywords" -> entry.keywords(in.text());
            case "language" -> entry.language(0, in.text());
            case "copyright", "rights" -> entry.copyright(0, Texts.unstated(in));
            case "image", "thumbnail" -> image();
            default -> {
                if (in.name().startsWith("atom:")) {
                    EmbeddedAtom.entry(in, entry);
                } else {
                    EntryExtensions.read(in, entry);
                }
            }
        }
    }

    private void link() {
        if (in.attribute("href") != null) {
            EmbeddedAtom.entry(in, entry);
        } else {
            entry.url(1, EntryExtensions.address(in));
        }
    }

    private void guid() {
        boolean opaque = "false".equalsIgnoreCase(in.attribute("ispermalink"));
        String base = in.base();
        String id = in.text();
        entry.id(0, id);
        if (id != null && !opaque && Urls.isWeb(id)) {
            entry.url(4, Urls.resolve(base, id));
        }
    }

    private void enclosure() {
        String url = in.address("url");
        if (url == null) {
            url = in.address("href");
        }
        String type = in.attribute("type");
        Long bytes = Texts.number(in.attribute("length"));
        in.skip();
        if (url != null) {
            entry.media(ParsedMediaBuilder.builder()
                    .url(url)
                    .type(type)
                    .bytes(bytes == null || bytes == 0 ? null : bytes)
                    .build());
        }
    }

    private void source() {
        String url = in.address("url");
        String name = in.text();
        if (url != null || name != null) {
            entry.source(0, new ParsedSource(null, name, url, null));
        }
    }

    private void image() {
        String url = in.address("href");
        if (url == null) {
            url = in.address("url");
        }
        url = firstAddress(url);
        if (url != null) {
            entry.media(
                    ParsedMediaBuilder.builder().url(url).medium(Medium.IMAGE).build());
        }
    }

    /** The address stands in an attribute, in a child named {@code url} as in a channel's image, or as text. */
    private @Nullable String firstAddress(@Nullable String attribute) {
        String base = in.base();
        String text = in.text();
        if (attribute != null || text == null) {
            return attribute;
        }
        for (String word : text.split("\\s")) {
            if (Urls.isWeb(word)) {
                return Urls.resolve(base, word);
            }
        }
        return null;
    }
}
