package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.Story;
import java.time.Instant;
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

    /**
     * The entry that this story stands in. A headline counts within its source; one that only says which entry was deleted shows nothing but
     * that one's guid.
     */
    static FeedEntry of(IncomingStory incoming, Instant now) {
        Story story = incoming.story();
        boolean shows = !Cancellation.isBare(story);
        String headline = shows ? Texts.orNull(story.headline()) : null;
        return new FeedEntry(
                null,
                hashed(story.externalId()),
                shows ? hashed(Texts.firstOf(story.canonicalUrl(), story.url())) : null,
                headline == null ? null : StoryIdentity.hash(incoming.sourceId(), StoryIdentity.fold(headline)),
                incoming.contentHash(),
                now);
    }

    /** Whether it shows enough to be known again by. */
    boolean shows() {
        return url != null || headline != null;
    }

    /** What it is known by where guids can be trusted: two entries that have it in common are one. */
    @Nullable String guidAndUrl() {
        return guid == null || url == null ? null : guid + url;
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
