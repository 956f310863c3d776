package dev.storywire.ingest.parse.rss;

import dev.storywire.ingest.parse.feed.EntryExtensions;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.FeedExtensions;
import dev.storywire.ingest.parse.feed.ItemCount;
import dev.storywire.ingest.parse.feed.People;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.util.Set;

/**
 * RSS 0.90 to 2.0 (rssboard.org/rss-specification) and RSS 1.0 (RDF). Channel elements and items are taken wherever they
 * stand, in the channel or beside it.
 */
public final class RssParser {
    private static final Set<String> NEVER_IN_TEXT = Set.of(
            "item", "channel", "title", "description", "guid", "pubdate", "enclosure", "comments", "lastbuilddate");

    private final XmlReader in;
    private final ParseLimits limits;
    private final EntryHandler handler;
    private final FeedDraft feed;
    private final FeedExtensions extensions = new FeedExtensions();
    private final ItemCount items;

    public RssParser(XmlReader in, ParseLimits limits, ParseNotes notes, EntryHandler handler) {
        this.in = in;
        this.limits = limits;
        this.handler = handler;
        this.feed = new FeedDraft(limits);
        this.items = new ItemCount(limits, notes);
    }

    /** Reads the root element that just started, through its end. */
    public ParsedFeed read() {
        in.adoptNamespace();
        in.expect("item", NEVER_IN_TEXT);
        FeedFormat format = RssVersion.of(in);
        String base = in.base();
        feed.language(5, in.language());
        switch (in.name()) {
            case "item" -> item();
            case "channel" -> children();
            default -> root();
        }
        return feed.build(format, base);
    }

    /** How many items there were. */
    public int items() {
        return items.count();
    }

    private void root() {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "channel" -> {
                    feed.language(4, in.language());
                    children();
                }
                case "items", "textinput" -> in.skip();
                default -> element();
            }
        }
    }

    private void children() {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            element();
        }
    }

    private void element() {
        switch (in.name()) {
            case "item" -> item();
            case "channel" -> children();
            case "title" -> feed.title(0, Texts.unstated(in));
            case "description", "tagline" -> feed.description(0, Texts.unstated(in));
            case "link" -> link();
            case "uri" -> feed.siteUrl(4, EntryExtensions.address(in));
            case "language" -> feed.language(0, in.text());
            case "copyright", "rights" -> feed.copyright(0, Texts.unstated(in));
            case "image" -> image();
            case "items", "textinput", "cloud" -> in.skip();
            case "skiphours", "skipdays" -> skipped();
            default -> metadata();
        }
    }

    private void skipped() {
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "hour" -> feed.skipHour(Texts.smallNumber(in.text()));
                case "day" -> feed.skipDay(in.text());
                default -> in.skip();
            }
        }
    }

    private void metadata() {
        switch (in.name()) {
            case "managingeditor", "author" -> feed.author(0, People.parse(in.text()));
            case "webmaster" -> feed.author(10, People.parse(in.text()));
            case "pubdate" -> feed.published(0, in.text());
            case "lastbuilddate" -> feed.updated(0, in.text());
            case "atom:updated" -> feed.updated(1, in.text());
            case "atom:published" -> feed.published(1, in.text());
            case "generator" -> feed.generator(0, in.text());
            case "ttl" -> feed.ttlMinutes(0, Texts.smallNumber(in.text()));
            case "category" -> {
                String scheme = in.attribute("domain");
                feed.tag(in.text(), scheme, null);
            }
            case "atom:link",
                    "atom:author",
                    "atom:category",
                    "atom:icon",
                    "atom:logo",
                    "atom:subtitle",
                    "atom:id",
                    "atom:title",
                    "atom:rights",
                    "atom:generator" -> EmbeddedAtom.feed(in, feed);
            default -> extensions.read(in, feed);
        }
    }

    /** Some write Atom's link without its namespace. */
    private void link() {
        if (in.attribute("href") != null) {
            EmbeddedAtom.feed(in, feed);
        } else {
            feed.siteUrl(0, EntryExtensions.address(in));
        }
    }

    private void image() {
        String about = in.address("rdf:resource");
        String href = in.address("href");
        int inside = in.depth();
        boolean any = false;
        while (in.nextChild(inside)) {
            any = true;
            switch (in.name()) {
                case "url" -> feed.image(0, EntryExtensions.address(in));
                case "link" -> feed.siteUrl(5, EntryExtensions.address(in));
                case "title" -> feed.title(5, Texts.unstated(in));
                default -> in.skip();
            }
        }
        if (!any) {
            feed.image(1, href != null ? href : about);
        }
    }

    private void item() {
        if (items.next()) {
            handler.entry(RssItem.read(in, limits).build(items.last()));
        } else {
            in.skip();
        }
    }
}
