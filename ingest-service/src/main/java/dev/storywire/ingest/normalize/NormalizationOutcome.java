package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a document. */
public sealed interface NormalizationOutcome {

    /**
     * It could be read, perhaps in part. This is the preview answer of the story contract.
     *
     * @param format one of the contract's format names, such as {@code rss-2.0}
     * @param feed absent for pages
     * @param stories in document order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Normalized(String format, @Nullable FeedInfo feed, List<Story> stories, List<Diagnostic> diagnostics)
            implements NormalizationOutcome {}

    /**
     * It could not be read at all.
     *
     * @param code as {@link Diagnostic#code()}
     * @param message for people: what is wrong with it and what would be accepted
     */
    record Unreadable(String code, String message) implements NormalizationOutcome, StreamedOutcome {}

    /** It breaks a limit; {@code message} names the limit and its value. */
    record TooLarge(String code, String message) implements NormalizationOutcome, StreamedOutcome {}
}
