package dev.storywire.ingest.normalize;

import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.parse.model.ParseLimits;
import dev.storywire.ingest.parse.model.ParseLimitsBuilder;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * What one document may cost. A document beyond {@code documentBytes} or {@code inflatedBytes} is refused whole; every
 * other breach cuts off what is beyond the limit and says so in a diagnostic.
 *
 * @param documentBytes size of a document as received, in bytes; 16 MiB
 * @param inflatedBytes size of a document after unpacking or conversion to UTF-8, in bytes; 64 MiB
 * @param stories stories read from one document; 10,000
 * @param depth nesting of XML, HTML or JSON; 100
 * @param attributes attributes of one element; 128
 * @param entityChars characters that the entities which a document declares may expand to; 64 Ki
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
        int depth,
        int attributes,
        int entityChars,
        Duration readingTime,
        int headlineChars,
        int summaryChars,
        int bodyChars,
        int urlChars,
        int listItems,
        int diagnostics) {

    private static final NormalizerLimits DEFAULTS = new NormalizerLimits(
            16 << 20,
            64 << 20,
            10_000,
            100,
            128,
            64 << 10,
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
        positive("depth", depth);
        positive("attributes", attributes);
        positive("entityChars", entityChars);
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
        return ParseLimitsBuilder.builder(ParseLimits.DEFAULT)
                .documentBytes(documentBytes)
                .inflatedBytes(inflatedBytes)
                .items(stories)
                .depth(depth)
                .attributes(attributes)
                .entityCharacters(entityChars)
                .listValues(listItems)
                .time(readingTime)
                .build();
    }

    /** The part that concerns pages. */
    ExtractionLimits extraction() {
        ExtractionLimits usual = ExtractionLimits.defaults();
        return new ExtractionLimits(
                documentBytes,
                Math.min(depth, usual.depth()),
                usual.elements(),
                usual.blocks(),
                Math.min(stories, usual.stories()),
                Math.min(listItems, usual.listItems()));
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }
}
