package dev.storywire.ingest.parse.atom;

import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.EntryExtensions;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.FeedExtensions;
import dev.storywire.ingest.parse.feed.ItemCount;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.model.ParsedPerson;
import dev.storywire.ingest.parse.model.ParsedSource;
import dev.storywire.ingest.parse.model.RichText;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Atom 1.0 (RFC 4287) and 0.3, with deleted entries (RFC 6721); a single {@code entry} is a feed of one. */
public final class AtomParser {
    private static final Set<String> NEVER_IN_TEXT =
            Set.of("entry", "feed", "updated", "published", "issued", "modified");

    /** Characters of a comment that a note repeats. */
    private static final int LONGEST_COMMENT = 200;

    private final XmlReader in;
    private final ParseLimits limits;
    private final ParseNotes notes;
    private final EntryHandler handler;
    private final FeedDraft feed;
    private final FeedExtensions extensions = new FeedExtensions();
    private final List<ParsedPerson> feedAuthors = new ArrayList<>();
    private final ItemCount entries;

    public AtomParser(XmlReader in, ParseLimits limits, ParseNotes notes, EntryHandler handler) {
        this.in = in;
        this.limits = limits;
        this.notes = notes;
        this.handler = handler;
        this.feed = new FeedDraft(limits);
        this.entries = new ItemCount(limits, notes);
    }

    /** Reads the root element that just started, through its end. */
    public ParsedFeed read() {
        in.adoptNamespace();
        in.expect("entry", NEVER_IN_TEXT);
        FeedFormat format = version();
        String base = in.base();
        if (in.name().equals("entry")) {
            entry();
        } else {
            feed.language(0, in.language());
            int inside = in.depth();
            while (in.nextChild(inside)) {
                element();
            }
        }
        return feed.build(format, base);
    }

    /** How many entries there were. */
    public int entries() {
        return entries.count();
    }

    private FeedFormat version() {
        String namespace = Objects.requireNonNullElse(in.declaredNamespace(), "");
        String version = Objects.requireNonNullElse(in.attribute("version"), "");
        boolean old = namespace.contains("purl.org/atom") || version.startsWith("0.");
        return old ? FeedFormat.ATOM_0_3 : FeedFormat.ATOM_1_0;
    }

    private void element() {
        switch (in.name()) {
            case "entry" -> entry();
            case "at:deleted-entry" -> deletedEntry();
            case "title" -> feed.title(0, AtomElements.text(in));
            case "subtitle", "tagline", "description" -> feed.description(0, AtomElements.text(in));
            case "info" -> feed.description(1, AtomElements.text(in));
            case "link" -> AtomElements.feedLink(in, feed, 0);
            case "updated", "modified" -> feed.updated(0, in.text());
            case "published", "issued", "created" -> feed.published(0, in.text());
            case "author" -> feedAuthor(0);
            case "contributor" -> feed.author(12, AtomElements.person(in));
            case "logo" -> feed.image(0, EntryExtensions.address(in));
            case "icon" -> feed.image(1, EntryExtensions.address(in));
            case "rights", "copyright" -> feed.copyright(0, AtomElements.text(in));
            case "generator" -> generator();
            case "category" -> AtomElements.category(in, feed::tag);
            default -> extensions.read(in, feed);
        }
    }

    private void feedAuthor(int rank) {
        ParsedPerson person = AtomElements.person(in);
        feed.author(rank, person);
        if (person != null && feedAuthors.size() < limits.listValues()) {
            feedAuthors.add(person);
        }
    }

    /** Name and version, or else the address. */
    private void generator() {
        String address = in.address("uri");
        if (address == null) {
            address = in.address("url");
        }
        String version = in.attribute("version");
        String name = in.text();
        feed.generator(0, name == null ? address : version == null ? name : name + " " + version);
    }

    private void entry() {
        if (!entries.next()) {
            in.skip();
            return;
        }
        var entry = new EntryDraft(limits);
        entry.language(3, in.language());
        int inside = in.depth();
        while (in.nextChild(inside)) {
            entryElement(entry);
        }
        // RFC 4287, 4.2.1: the feed's authors are those of every entry that names none
        feedAuthors.forEach(person -> entry.author(20, person));
        handler.entry(entry.build(entries.last()));
    }

    /** RFC 6721, section 3: the entry with this id is no more. It is all that is known of it. */
    private void deletedEntry() {
        String id = in.attribute("ref");
        if (id == null || !entries.next()) {
            in.skip();
            return;
        }
        var entry = new EntryDraft(limits);
        entry.id(0, id);
        entry.updated(0, in.attribute("when"));
        entry.status("canceled");
        RichText comment = null;
        int inside = in.depth();
        while (in.nextChild(inside)) {
            if (in.name().equals("at:comment")) {
                comment = AtomElements.text(in);
            } else {
                in.skip();
            }
        }
        notes.odd(
                "deleted-entry",
                "The feed says that this entry was deleted" + (comment == null ? "." : ": " + clipped(comment.value())),
                "/stories/" + entries.last());
        handler.entry(entry.build(entries.last()));
    }

    private static String clipped(String comment) {
        return comment.length() <= LONGEST_COMMENT ? comment : comment.substring(0, LONGEST_COMMENT) + "…";
    }

    private void entryElement(EntryDraft entry) {
        switch (in.name()) {
            case "id" -> entry.id(0, in.text());
            case "title" -> entry.title(0, AtomElements.text(in));
            case "summary" -> entry.summary(0, AtomElements.text(in));
            case "content" -> content(entry);
            case "link" -> AtomElements.entryLink(in, entry, 1);
            case "published", "issued" -> entry.published(0, in.text());
            case "created" -> entry.published(1, in.text());
            case "updated", "modified" -> entry.updated(0, in.text());
            case "author" -> entry.author(0, AtomElements.person(in));
            case "contributor" -> entry.author(12, AtomElements.person(in));
            case "category" -> AtomElements.category(in, entry::tag);
            case "rights", "copyright" -> entry.copyright(0, AtomElements.text(in));
            case "source" -> source(entry);
            default -> EntryExtensions.read(in, entry);
        }
    }

    private void content(EntryDraft entry) {
        RichText content = AtomElements.content(in, entry);
        entry.content(0, content);
        entry.language(2, content == null ? null : content.language());
    }

    /** An entry that was copied from another feed brings that feed's data along (RFC 4287, 4.2.11). */
    private void source(EntryDraft entry) {
        String id = null;
        RichText title = null;
        var source = new FeedDraft(limits);
        String language = in.language();
        int inside = in.depth();
        while (in.nextChild(inside)) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "title" -> title = AtomElements.text(in);
                case "link" -> AtomElements.feedLink(in, source, 0);
                case "author" -> entry.author(19, AtomElements.person(in));
                case "rights" -> entry.copyright(5, AtomElements.text(in));
                default -> in.skip();
            }
        }
        String site = source.build(FeedFormat.ATOM_1_0, null).siteUrl();
        if (title != null || site != null || id != null) {
            entry.source(0, new ParsedSource(id, title == null ? null : title.value(), site, language));
        }
    }
}
