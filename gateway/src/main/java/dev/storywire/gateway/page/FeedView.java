package dev.storywire.gateway.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed.
 *
 * @param reason why it is in its state, {@code notice} what is odd though it works; both by the service, for people
 */
record FeedView(
        String id,
        String title,
        String url,
        String site,
        String source,
        String folder,
        List<String> tags,
        String format,
        String state,
        String volume,
        String reason,
        String notice,
        @Nullable Instant lastFetch,
        @Nullable Instant nextFetch,
        @Nullable Instant lastStory,
        double perDay,
        long stories,
        String push) {

    static FeedView of(Facts feed) {
        return new FeedView(
                feed.text("id"),
                feed.text("title").isEmpty() ? feed.text("url") : feed.text("title"),
                feed.text("url"),
                web(feed.text("siteUrl")),
                feed.text("source"),
                feed.text("folder"),
                feed.texts("tags"),
                feed.text("format"),
                feed.text("state"),
                feed.text("volume"),
                feed.text("lastError").isEmpty() ? feed.text("reason") : feed.text("lastError"),
                feed.text("notice"),
                feed.time("lastFetchAt"),
                feed.time("nextFetchAt"),
                feed.time("lastStoryAt"),
                feed.decimal("storiesPerDay"),
                feed.number("stories"),
                feed.object("push").text("state"));
    }

    /** Whether it is fetched by plan, so that it can be paused. */
    public boolean isWatched() {
        return state.equals("healthy") || state.equals("failing");
    }

    private static String web(String url) {
        return url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }
}
