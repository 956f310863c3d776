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
 * transmission. A document may hold many. Where the control characters were lost on the way, the teleprinter's {@code ZCZC} and
 * {@code NNNN} stand around a message, its header in the first line.
 */
public final class WireTextParser {
    private static final char SOH = 1;
    private static final char STX = 2;
    private static final char ETX = 3;
    private static final String TELEGRAM = "ZCZC";
    private static final String TELEGRAM_END = "NNNN";

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
        if (start < 0) {
            telegrams(text);
        }
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

    private void telegrams(String text) {
        int start = text.indexOf(TELEGRAM);
        while (start >= 0) {
            int from = start + TELEGRAM.length();
            start = text.indexOf(TELEGRAM, from);
            int limit = start < 0 ? text.length() : start;
            int nnnn = text.indexOf(TELEGRAM_END, from);
            String message = text.substring(from, nnnn < 0 || nnnn > limit ? limit : nnnn)
                    .strip();
            int line = message.indexOf('\n');
            if (line > 0) {
                if (!messages.next()) {
                    break;
                }
                handler.entry(telegram(message, line).iptc(limits).build(messages.last()));
            }
        }
    }

    private static WireMessage telegram(String message, int line) {
        int last = message.lastIndexOf('\n');
        String sent = message.substring(last + 1).strip();
        boolean dated = last > line && sent.length() <= 40 && sent.matches("\\d{6}.*");
        return new WireMessage(
                message.substring(0, line).strip(),
                message.substring(line + 1, dated ? last : message.length()),
                dated ? sent : "");
    }

    /** How many messages there were. */
    public int messages() {
        return messages.count();
    }
}
