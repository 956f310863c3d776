package dev.storywire.ingest.feed;

import dev.storywire.ingest.normalize.NormalizationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself.
 *
 * @param format one of the story contract's format names
 */
public record SelfDescription(
        @Nullable String title,
        @Nullable String description,
        @Nullable String siteUrl,
        @Nullable String format) {

    private static final int MAX_TITLE = 500;
    private static final int MAX_DESCRIPTION = 2000;

    /** What a document that was read says of the feed. */
    public static SelfDescription of(NormalizationOutcome.Normalized document) {
        var feed = document.feed();
        return feed == null
                ? new SelfDescription(null, null, null, document.format())
                : new SelfDescription(
                        cut(feed.title(), MAX_TITLE),
                        cut(feed.description(), MAX_DESCRIPTION),
                        feed.siteUrl(),
                        document.format());
    }

    /** A feed that says this of itself; what it doesn't say stays, and a name that people gave and that is its own is none of theirs. */
    Feed of(Feed feed) {
        return FeedBuilder.builder(feed)
                .title(title != null ? title : feed.title())
                .ownTitle(feed.ownTitle() != null && feed.ownTitle().equals(title) ? null : feed.ownTitle())
                .description(description != null ? description : feed.description())
                .siteUrl(siteUrl != null ? siteUrl : feed.siteUrl())
                .format(format != null ? format : feed.format())
                .build();
    }

    /** PostgreSQL can't keep NUL, and no text needs it. */
    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "").strip();
        int end = Math.min(clean.length(), most);
        return clean.isEmpty()
                ? null
                : clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end);
    }
}
