package dev.storywire.ingest.parse.rss;

import dev.storywire.ingest.parse.atom.AtomElements;
import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.EntryExtensions;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.Texts;
import dev.storywire.ingest.parse.xml.XmlReader;

/** Elements of Atom inside RSS: trusted less than RSS's own. */
final class EmbeddedAtom {
    private EmbeddedAtom() {}

    static void feed(XmlReader in, FeedDraft feed) {
        switch (in.name()) {
            case "atom:link", "link" -> AtomElements.feedLink(in, feed, 1);
            case "atom:author" -> feed.author(1, AtomElements.person(in));
            case "atom:category" -> AtomElements.category(in, feed::tag);
            case "atom:icon", "atom:logo" -> feed.image(4, EntryExtensions.address(in));
            case "atom:title" -> feed.title(1, AtomElements.text(in));
            case "atom:subtitle" -> feed.description(1, AtomElements.text(in));
            case "atom:rights" -> feed.copyright(2, AtomElements.text(in));
            case "atom:generator" -> feed.generator(2, in.text());
            default -> in.skip();
        }
    }

    static void entry(XmlReader in, EntryDraft entry) {
        switch (in.name()) {
            case "atom:link", "link" -> AtomElements.entryLink(in, entry, 2);
            case "atom:author" -> entry.author(1, AtomElements.person(in));
            case "atom:contributor" -> entry.author(12, AtomElements.person(in));
            case "atom:category" -> AtomElements.category(in, entry::tag);
            case "atom:title" -> entry.title(1, AtomElements.text(in));
            case "atom:summary" -> entry.summary(1, AtomElements.text(in));
            case "atom:content" -> entry.content(2, AtomElements.content(in, entry));
            case "atom:id" -> entry.id(2, in.text());
            case "atom:published", "atom:issued" -> entry.published(1, in.text());
            case "atom:updated", "atom:modified" -> entry.updated(0, in.text());
            case "atom:rights" -> entry.copyright(2, Texts.unstated(in));
            default -> in.skip();
        }
    }
}
