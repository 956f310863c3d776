package dev.storywire.ingest.parse.wire;

import dev.storywire.ingest.parse.feed.EntryDraft;
import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.ItemCount;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParsedFeed;
import dev.storywire.ingest.parse.xml.XmlReader;
import java.util.Set;

/** NewsML-G2 messages and single items, and NITF documents. */
public final class NewsMlParser {
    private final XmlReader in;
    private final ParseLimits limits;
    private final ParseNotes notes;
    private final EntryHandler handler;
    private final ItemCount items;

    public NewsMlParser(XmlReader in, ParseLimits limits, ParseNotes notes, EntryHandler handler) {
        this.in = in;
        this.limits = limits;
        this.notes = notes;
        this.handler = handler;
        this.items = new ItemCount(limits, notes);
    }

    /** Reads the root element that just started, through its end. */
    public ParsedFeed read() {
        in.adoptNamespace();
        in.expect("", Set.of());
        String base = in.base();
        boolean nitf = in.name().equals("nitf");
        element();
        return new FeedDraft(limits).build(nitf ? FeedFormat.NITF : FeedFormat.NEWSML_G2, base);
    }

    /** How many items there were. */
    public int items() {
        return items.count();
    }

    private void element() {
        switch (in.name()) {
            case "newsmessage", "itemset" -> {
                int inside = in.depth();
                while (in.nextChild(inside)) {
                    element();
                }
            }
            case "newsitem", "packageitem" -> item(false);
            case "nitf" -> item(true);
            case "conceptitem", "knowledgeitem", "planningitem", "catalogitem" -> {
                notes.lost("no-news-item", "An item that holds no news was passed over.", null);
                in.skip();
            }
            default -> in.skip();
        }
    }

    private void item(boolean nitf) {
        if (!items.next()) {
            in.skip();
            return;
        }
        var entry = new EntryDraft(limits);
        if (nitf) {
            new NitfReader(in, entry).read();
        } else {
            new NewsItemReader(in, entry).read();
        }
        handler.entry(entry.build(items.last()));
    }
}
