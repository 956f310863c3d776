package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import java.time.Clock;

/**
 * Turns any document into clean stories: a feed, a wire, a page or the dump of one. Pure: no I/O, no state between
 * documents, safe for use by many threads. Any bytes at all have an answer; what they may cost is bounded by
 * {@link NormalizerLimits}.
 */
public final class DocumentNormalizer {
    private final DocumentDecoder decoder;
    private final DocumentReader feeds;
    private final DocumentReader pages;

    /** @param clock tells which times lie in the future */
    public DocumentNormalizer(NormalizerLimits limits, Clock clock) {
        var finisher = new StoryFinisher(limits, clock);
        this.decoder = new DocumentDecoder(limits.parsing());
        this.feeds = new FeedStories(finisher);
        this.pages = new PageReader(finisher, limits.extraction());
    }

    /** Reads the document; never throws for its content. */
    public NormalizationOutcome normalize(RawDocument raw) {
        return switch (decoder.decode(raw.bytes(), raw.contentType())) {
            case DecodeOutcome.TooLarge(String code, String message) ->
                new NormalizationOutcome.TooLarge(code, message);
            case DecodeOutcome.Decoded(DecodedDocument document) -> read(document, raw);
        };
    }

    private NormalizationOutcome read(DecodedDocument document, RawDocument raw) {
        DocumentReader reader =
                switch (document.kind().family()) {
                    case FEED, REFUSED -> feeds;
                    case PAGE -> pages;
                };
        return reader.read(document, raw);
    }
}
