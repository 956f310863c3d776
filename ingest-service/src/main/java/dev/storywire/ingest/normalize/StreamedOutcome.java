package dev.storywire.ingest.normalize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a document whose stories were handed out one by one. */
public sealed interface StreamedOutcome
        permits StreamedOutcome.HandedOut, NormalizationOutcome.Unreadable, NormalizationOutcome.TooLarge {

    /**
     * It could be read, perhaps in part.
     *
     * @param format one of the contract's format names, such as {@code rss-2.0}
     * @param feed absent for pages
     */
    record HandedOut(String format, @Nullable FeedInfo feed, List<Diagnostic> diagnostics) implements StreamedOutcome {}
}
