package dev.storywire.ingest.normalize;

import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

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
        var stories = new ArrayList<Story>();
        return switch (normalize(raw, (story, feed) -> stories.add(story))) {
            case StreamedOutcome.HandedOut(String format, var feed, List<Diagnostic> diagnostics) ->
                new NormalizationOutcome.Normalized(format, feed, stories, diagnostics);
            case NormalizationOutcome.Unreadable unreadable -> unreadable;
            case NormalizationOutcome.TooLarge refused -> refused;
        };
    }

    /**
     * As {@link #normalize(RawDocument)}, but hands the stories out as they are finished, so that memory depends on the
     * largest story and not on the document, beside its bytes. Throws nothing but what the handler throws.
     */
    public StreamedOutcome normalize(RawDocument raw, StoryHandler handler) {
        return switch (decoder.decode(raw.bytes(), raw.contentType())) {
            case DecodeOutcome.TooLarge(String code, String message) ->
                new NormalizationOutcome.TooLarge(code, message);
            case DecodeOutcome.Decoded(DecodedDocument document) -> read(document, raw, handler);
        };
    }

    private StreamedOutcome read(DecodedDocument document, RawDocument raw, StoryHandler handler) {
        DocumentReader reader =
                switch (document.kind().family()) {
                    case FEED, REFUSED -> feeds;
                    case PAGE -> pages;
                };
        return reader.read(document, raw, handler);
    }
}
