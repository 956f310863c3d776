package dev.storywire.ingest.normalize;

import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.html.BoundedMarkup;
import dev.storywire.ingest.parse.model.ParseLimits;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * What one document may cost. A document beyond {@code documentBytes} or {@code inflatedBytes} is refused whole; every
 * other breach cuts off what is beyond the limit and says so in a diagnostic.
 *
 * @param documentBytes size of a document as received, in bytes; 16 MiB
 * @param inflatedBytes size of a document after unpacking or conversion to UTF-8, in bytes; 32 MiB
 * @param stories stories read from one feed; 10,000
 * @param pageStories stories read from one page; 200
 * @param depth nesting of XML, HTML or JSON; 100
 * @param attributes attributes of one element; 128
 * @param entityChars characters that the entities which a document declares may expand to; 64 Ki
 * @param valueBytes one text, element content or attribute of a feed, in bytes; 8 MiB
 * @param elements elements of a page that are looked at; also bounds, at {@value BoundedMarkup#COST_OF_ELEMENT} steps each, what
 *     building a page's or a body's tree may take; 300,000
 * @param blocks paragraphs or lines of a page that are looked at; 50,000
 * @param readingTime how long a document may be read; what was read by then is the answer; 1.5 s
 * @param headlineChars characters of a headline, kicker, byline, dateline, caption or other short text; 2,000
 * @param summaryChars characters of a summary; 20,000
 * @param bodyChars characters of a body, as text and as HTML each; 1,000,000
 * @param urlChars characters of an address; a longer one is left out; 8,192
 * @param listItems entries kept of each list of a story (authors, tags, media, links, related, credits); 500
 * @param diagnostics diagnostics kept for one document; 200
 */
@RecordBuilder
public record NormalizerLimits(
        int documentBytes,
        int inflatedBytes,
        int stories,
        int pageStories,
        int depth,
        int attributes,
        int entityChars,
        int valueBytes,
        int elements,
        int blocks,
        Duration readingTime,
        int headlineChars,
        int summaryChars,
        int bodyChars,
        int urlChars,
        int listItems,
        int diagnostics) {

    private static final NormalizerLimits DEFAULTS = new NormalizerLimits(
            16 << 20,
            32 << 20,
            10_000,
            200,
            100,
            128,
            64 << 10,
            8 << 20,
            300_000,
            50_000,
            Duration.ofMillis(1500),
            2_000,
            20_000,
            1_000_000,
            8_192,
            500,
            200);

    public NormalizerLimits {
        positive("documentBytes", documentBytes);
        positive("inflatedBytes", inflatedBytes);
        positive("stories", stories);
        positive("pageStories", pageStories);
        positive("depth", depth);
        positive("attributes", attributes);
        positive("entityChars", entityChars);
        positive("valueBytes", valueBytes);
        positive("elements", elements);
        positive("blocks", blocks);
        positive("readingTime", readingTime.toMillis());
        positive("headlineChars", headlineChars);
        positive("summaryChars", summaryChars);
        positive("bodyChars", bodyChars);
        positive("urlChars", urlChars);
        positive("listItems", listItems);
        positive("diagnostics", diagnostics);
    }

    /** The limits that hold unless configured otherwise. */
    public static NormalizerLimits defaults() {
        return DEFAULTS;
    }

    /** The part that concerns the parsers. */
    ParseLimits parsing() {
        return new ParseLimits(
                documentBytes,
                inflatedBytes,
                stories,
                depth,
                attributes,
                entityChars,
                valueBytes,
                listItems,
                readingTime);
    }

    /** The part that concerns pages. */
    ExtractionLimits extraction() {
        return new ExtractionLimits(documentBytes, depth, elements, blocks, pageStories, listItems);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }
}
