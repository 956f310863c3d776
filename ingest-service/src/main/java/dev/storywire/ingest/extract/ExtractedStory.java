package dev.storywire.ingest.extract;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One story of a page. Text is plain, white space folded.
 *
 * @param headline with {@link Where#TEXT} and {@code derivedHeadline} where it was made of the body's first sentence
 * @param body paragraphs in order, without furniture, captions, byline and dateline; empty where there is none
 * @param bodyHtml the same as markup that still has to be sanitised; links are absolute
 * @param truncated the page cut the text off
 * @param credits agencies named as the source of the text
 * @param url absolute
 */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true)
public record ExtractedStory(
        Kind kind,
        @Nullable Found<String> kicker,
        @Nullable Found<String> headline,
        boolean derivedHeadline,
        @Nullable Found<String> summary,
        List<String> body,
        String bodyHtml,
        boolean truncated,
        List<Found<Author>> authors,
        @Nullable Found<String> byline,
        List<String> credits,
        @Nullable Found<String> dateline,
        @Nullable FoundTime publishedAt,
        @Nullable FoundTime updatedAt,
        @Nullable Found<String> language,
        @Nullable Found<String> url,
        List<Found<String>> tags,
        List<Picture> pictures,
        List<Pointer> related) {

    /** What the story is on its page. */
    public enum Kind {
        ARTICLE,
        /** A whole story of few sentences among others. */
        BRIEF,
        /** A cut-off pointer to a story that stands elsewhere. */
        TEASER
    }
}
