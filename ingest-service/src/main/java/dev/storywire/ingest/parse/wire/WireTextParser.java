package dev.storywire.ingest.parse.wire;

import dev.storywire.ingest.parse.feed.FeedDraft;
import dev.storywire.ingest.parse.feed.ItemCount;
import dev.storywire.ingest.parse.model.EntryHandler;
import dev.storywire.ingest.parse.model.FeedFormat;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseNotes;
import dev.storywire.ingest.parse.model.ParsedFeed;

/**
 * Messages of IPTC 7901 and ANPA 1312: start of header, header, start of text, text, end of text, what the sender adds, end of
 * transmission. A document may hold many.
 */
public final class WireTextParser {
    private static final char SOH = 1;
    private static final char STX = 2;
    private static final char ETX = 3;

    private final ParseLimits limits;
    private final ItemCount messages;
    private final EntryHandler handler;
    private final boolean anpa;

    public WireTextParser(ParseLimits limits, ParseNotes notes, EntryHandler handler, boolean anpa) {
        this.limits = limits;
        this.messages = new ItemCount(limits, notes);
        this.handler = handler;
        this.anpa = anpa;
    }

    public ParsedFeed read(String text) {
        int start = text.indexOf(SOH);
        while (start >= 0) {
            int stx = text.indexOf(STX, start);

            if (stx < 0) {
                break;
            }
            start = text.lastIndexOf(SOH, stx); // headers without a text are passed over
            int next = text.indexOf(SOH, stx);
            if (!messages.next()) {
                break;
            }
            int limit = next < 0 ? text.length() : next;
            int etx = text.indexOf(ETX, stx);
            int end = etx < 0 || etx > limit ? limit : etx;
            String trailer = end < limit ? text.substring(end + 1, limit) : "";
            var message = new WireMessage(text.substring(start + 1, stx), text.substring(stx + 1, end), trailer);
            handler.entry((anpa ? message.anpa(limits) : message.iptc(limits)).build(messages.last()));
            start = next;
        }
        return new FeedDraft(limits).build(anpa ? FeedFormat.ANPA1312 : FeedFormat.IPTC7901, null);
    }

    /** How many messages there were. */
    public int messages() {
        return messages.count();
    }
}
