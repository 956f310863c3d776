package dev.storywire.ingest.parse;

import dev.storywire.ingest.parse.atom.AtomParser;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.json.JsonDocument;
import dev.storywire.ingest.parse.model.DocumentKind;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParseOutcome;
import dev.storywire.ingest.parse.model.ParseOutcome.Unreadable;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.rss.RssParser;
import dev.storywire.ingest.parse.sitemap.SitemapParser;
import dev.storywire.ingest.parse.wire.NewsMlParser;
import dev.storywire.ingest.parse.wire.WireTextParser;
import dev.storywire.ingest.parse.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds, sitemaps and wire messages of every format, however broken, in one pass; entries are handed out one by one, so
 * that memory depends on the largest entry, not on the feed. Never throws, whatever the bytes.
 */
public final class FeedParser {
    private final ParseLimits limits;

    public FeedParser(ParseLimits limits) {
        this.limits = limits;
    }

    /**
     * @param document of a kind of the family {@code FEED} or {@code REFUSED}
     * @param url the absolute address it was found at, if known: what relative links start from
     * @param handler takes the entries
     */
    public ParseOutcome parse(DecodedDocument document, @Nullable String url, EntryHandler handler) {
        var notes = new ParseNotes();
        document.notes().forEach(notes::add);
        return switch (document.kind()) {
            case RSS, RDF, ATOM, SITEMAP, SITEMAP_INDEX, NEWSML_G2, NITF -> xml(document, url, notes, handler);
            case IPTC7901, ANPA1312 -> wire(document, notes, handler);
            case JSON ->
                new JsonDocument(limits, notes, handler, url).read(document.utf8(), document.from(), document.to());
            case EMPTY -> new Unreadable("empty-document", "The document is empty.");
            case BINARY -> new Unreadable("not-text", "The document is no text but a picture, an archive or the like.");
            case OPML ->
                new Unreadable(
                        "opml", "This is an OPML list of feeds, not a feed: import it under feeds, by POST /v1/opml.");
            default ->
                new Unreadable(
                        "unknown-format",
                        "The document is of no format that is read here: RSS, Atom, JSON Feed, ninjs, NewsML-G2, NITF,"
                                + " IPTC 7901, ANPA 1312, a news sitemap, an HTML page or plain text.");
        };
    }

    private ParseOutcome xml(DecodedDocument document, @Nullable String url, ParseNotes notes, EntryHandler handler) {
        var in = new XmlReader(document.utf8(), document.from(), document.to(), url, limits, notes);
        if (!toRoot(in, document.kind())) {
            return new Unreadable("no-root-element", "The document has no element that a feed could be read from.");
        }
        return switch (document.kind()) {
            case ATOM -> {
                var parser = new AtomParser(in, limits, notes, handler);
                ParsedFeed feed = parser.read();
                yield new ParseOutcome.Read(feed, parser.entries(), notes.list());
            }
            case SITEMAP, SITEMAP_INDEX -> {
                var parser = new SitemapParser(in, limits, notes, handler);
                ParsedFeed feed = document.kind() == DocumentKind.SITEMAP ? parser.readUrls() : parser.readIndex();
                yield new ParseOutcome.Read(feed, parser.urls(), notes.list());
            }
            case NEWSML_G2, NITF -> {
                var parser = new NewsMlParser(in, limits, notes, handler);
                ParsedFeed feed = parser.read();
                yield new ParseOutcome.Read(feed, parser.items(), notes.list());
            }
            default -> {
                var parser = new RssParser(in, limits, notes, handler);
                ParsedFeed feed = parser.read();
                yield new ParseOutcome.Read(feed, parser.items(), notes.list());
            }
        };
    }

    private ParseOutcome wire(DecodedDocument document, ParseNotes notes, EntryHandler handler) {
        boolean anpa = document.kind() == DocumentKind.ANPA1312;
        var parser = new WireTextParser(limits, notes, handler, anpa);
        ParsedFeed feed = parser.read(document.text());
        return new ParseOutcome.Read(feed, parser.messages(), notes.list());
    }

    /** Passes over whatever stands before the root element of a feed: warnings of a script, wrappers. */
    private static boolean toRoot(XmlReader in, DocumentKind kind) {
        while (true) {
            switch (in.next()) {
                case START -> {
                    String local = in.name().substring(in.name().indexOf(':') + 1);
                    if (isRoot(local, kind)) {
                        return true;
                    }
                }
                case EOF -> {
                    return false;
                }
                default -> {
                    // before the root
                }
            }
        }
    }

    private static boolean isRoot(String name, DocumentKind kind) {
        return switch (kind) {
            case ATOM -> name.equals("feed") || name.equals("entry");
            case RDF -> name.equals("rdf");
            case SITEMAP -> name.equals("urlset");
            case SITEMAP_INDEX -> name.equals("sitemapindex");
            case NITF -> name.equals("nitf");
            case NEWSML_G2 -> name.endsWith("item") || name.equals("newsmessage");
            default -> name.equals("rss") || name.equals("channel") || name.equals("item");
        };
    }
}
