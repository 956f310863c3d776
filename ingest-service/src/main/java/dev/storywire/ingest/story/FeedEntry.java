package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Story;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed's document, as far as knowing it again needs; guid, URL and headline as hashes.
 *
 * @param storyId of the story that it is or was taken for; absent where that is not decided yet
 * @param seenAt when the feed showed it last
 */
public record FeedEntry(
        @Nullable String storyId,
        @Nullable String guid,
        @Nullable String url,
        @Nullable String headline,
        String contentHash,
        Instant seenAt) {

    /** The entry that this story stands in. */
    static FeedEntry of(Story story, Instant now) {
        return new FeedEntry(
                null,
                hashed(story.externalId()),
                hashed(Texts.firstOf(story.canonicalUrl(), story.url())),
                hashed(story.headline() == null ? null : StoryIdentity.fold(story.headline())),
                Objects.requireNonNull(story.contentHash()),
                now);
    }

    FeedEntry as(String id) {
        return new FeedEntry(id, guid, url, headline, contentHash, seenAt);
    }

    /** What its words are known by: headline and content together. */
    @Nullable String words() {
        return headline == null ? null : headline + contentHash;
    }

    private static @Nullable String hashed(@Nullable String text) {
        String told = Texts.orNull(text);
        return told == null ? null : StoryIdentity.hash(told);
    }
}
