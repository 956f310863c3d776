package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it is answered. What isn't known is absent.
 *
 * @param title as people call it, else as it calls itself
 * @param intervalMinutes as people asked for; absent where the service plans
 * @param hasCredentials whether there are some; they are never answered
 * @param reason why it is in this state, for people
 * @param nextFetchAt absent where only people's asking makes it be fetched
 * @param lastError why the last fetch failed; absent when it did not
 * @param notice what is odd about it though it works
 * @param storiesPerDay new ones, over the last weeks or as long as it is known
 * @param volume whether it brings less or more than usual; absent while too little is known
 * @param stories new ones ever
 * @param push its subscription at a hub; absent where it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedView(
        String id,
        String url,
        @Nullable String siteUrl,
        @Nullable String title,
        @Nullable String description,
        @Nullable String format,
        @Nullable String source,
        List<String> tags,
        @Nullable String language,
        @Nullable String folder,
        @Nullable Long intervalMinutes,
        @Nullable String userAgent,
        boolean hasCredentials,
        boolean fullText,
        FeedState state,
        String reason,
        @Nullable Instant lastFetchAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastChangeAt,
        @Nullable Instant lastStoryAt,
        @Nullable Instant nextFetchAt,
        @Nullable Integer lastStatus,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable String lastErrorCode,
        @Nullable String notice,
        @Nullable Double storiesPerDay,
        @Nullable Volume volume,
        long stories,
        Instant createdAt,
        Instant updatedAt,
        @Nullable PushHealth push) {

    static FeedView of(FeedReport report) {
        Feed feed = report.feed();
        FeedHealth health = report.health();
        Duration interval = feed.ownInterval();
        Float rate = health.storiesADay();
        return new FeedView(
                feed.id(),
                feed.url(),
                feed.siteUrl(),
                feed.ownTitle() != null ? feed.ownTitle() : feed.title(),
                feed.description(),
                feed.format(),
                feed.source(),
                feed.tags(),
                feed.language(),
                feed.folder(),
                interval == null ? null : (Long) interval.toMinutes(),
                feed.userAgent(),
                feed.credentials() != null,
                feed.fullText(),
                health.state(),
                Reasons.of(health),
                health.lastFetchAt(),
                health.lastSuccessAt(),
                health.lastChangeAt(),
                health.lastStoryAt(),
                health.nextFetchAt(),
                health.lastStatus(),
                health.failures(),
                health.failingSince(),
                health.lastError(),
                health.lastErrorCode(),
                health.notice(),
                rate == null ? null : (Double) (Math.round(rate * 100) / 100.0),
                health.volume(),
                health.stories(),
                feed.createdAt(),
                feed.updatedAt(),
                health.push());
    }
}
