package dev.storywire.ingest.parse.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * What a document may cost. A breach of {@code documentBytes} or {@code inflatedBytes} refuses the document; any other
 * breach ends or cuts the reading there, keeps what was read before and says so in a note.
 *
 * @param documentBytes bytes of a document as received; 16 MiB
 * @param inflatedBytes bytes of a document after unpacking or conversion to UTF-8; 64 MiB
 * @param items entries of a feed; 10,000
 * @param depth nested elements or JSON values; 256
 * @param attributes attributes of one element; 128
 * @param entityCharacters characters that a document's own entity declarations may expand to in all; 64 Ki
 * @param valueBytes bytes of one text, element content or attribute; 8 MiB
 * @param listValues authors, links, tags or media of one entry, each; 500
 * @param time how long reading may take; 1.5 s
 */
@RecordBuilder
public record ParseLimits(
        int documentBytes,
        int inflatedBytes,
        int items,
        int depth,
        int attributes,
        int entityCharacters,
        int valueBytes,
        int listValues,
        Duration time) {

    /** The limits that hold unless configured otherwise. */
    public static final ParseLimits DEFAULT =
            new ParseLimits(16 << 20, 64 << 20, 10_000, 256, 128, 64 << 10, 8 << 20, 500, Duration.ofMillis(1500));

    public ParseLimits {
        requirePositive("documentBytes", documentBytes);
        requirePositive("inflatedBytes", inflatedBytes);
        requirePositive("items", items);
        requirePositive("depth", depth);
        requirePositive("attributes", attributes);
        requirePositive("entityCharacters", entityCharacters);
        requirePositive("valueBytes", valueBytes);
        requirePositive("listValues", listValues);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be positive, it is " + time);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, it is " + value);
        }
    }
}
