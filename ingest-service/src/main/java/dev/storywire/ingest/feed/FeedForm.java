package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a feed, as JSON. Unknown fields are passed over, so that an answer can be sent back changed.
 *
 * @param url of the feed, or of a site whose feed is looked for
 * @param title in place of the feed's own
 * @param source name of the source that its stories belong to
 * @param tags that its stories get beside their own; 50 at most
 * @param language BCP 47
 * @param folder path of names separated by {@code /}
 * @param intervalMinutes between fetches, in place of the planned one
 * @param userAgent sent in place of the service's own
 * @param credentials for HTTP; kept encrypted, never answered
 * @param fullText whether the article's page is fetched where the feed only gives a summary
 * @param state {@code paused} or {@code active}; the latter also takes up a feed again that is gone. Only for changes
 * @param force register it although its first fetch fails. Only for registration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedForm(
        @Nullable String url,
        @Nullable String title,
        @Nullable String source,
        @Nullable List<@Nullable String> tags,
        @Nullable String language,
        @Nullable String folder,
        @Nullable Integer intervalMinutes,
        @Nullable String userAgent,
        @Nullable Login credentials,
        @Nullable Boolean fullText,
        @Nullable String state,
        @Nullable Boolean force) {

    /** User name and password for HTTP (RFC 7617). */
    public record Login(@Nullable String user, @Nullable String password) {

        /** Says nothing that could end up in a log. */
        @Override
        public String toString() {
            return "login";
        }
    }

    /** What is said of a feed as it is: what a change starts from. */
    static FeedForm of(Feed feed) {
        Duration interval = feed.ownInterval();
        return new FeedForm(
                feed.url(),
                feed.ownTitle(),
                feed.source(),
                List.copyOf(feed.tags()),
                feed.language(),
                feed.folder(),
                interval == null ? null : (int) interval.toMinutes(),
                feed.userAgent(),
                null,
                feed.fullText(),
                null,
                null);
    }
}
