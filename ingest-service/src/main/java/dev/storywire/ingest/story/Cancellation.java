package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.ContentHash;
import dev.storywire.ingest.normalize.Provenance;
import dev.storywire.ingest.normalize.PublicationStatus;
import dev.storywire.ingest.normalize.Source;
import dev.storywire.ingest.normalize.Story;
import dev.storywire.ingest.normalize.StoryBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Kills and deletions that say less than the story that they are about ({@code at:deleted-entry} of RFC 6721, a wire's kill without a text): what is
 * stored stays, with the status {@code canceled}.
 */
final class Cancellation {

    private Cancellation() {}

    /** Whether this cancels a story without giving its text. */
    static boolean lacksText(Story story) {
        return story.status() == PublicationStatus.CANCELED && Texts.orNull(story.bodyText()) == null;
    }

    /** Whether this only says which story is canceled, so that it means something for a story that is stored alone. */
    static boolean isBare(Story story) {
        return lacksText(story) && Texts.orNull(story.headline()) == null;
    }

    /** The stored story, canceled; headline, summary and time of change are those of the message where it has them. */
    static IncomingStory over(Story stored, IncomingStory message) {
        Story said = message.story();
        StoryBuilder canceled = StoryBuilder.builder(stored).status(PublicationStatus.CANCELED);
        if (Texts.orNull(said.headline()) != null) {
            canceled.headline(said.headline());
        }
        if (Texts.orNull(said.summary()) != null) {
            canceled.summary(said.summary());
        }
        Instant updated = said.updatedAt();
        Provenance origin = said.provenance().get("updatedAt");
        if (updated != null) {
            Map<String, Provenance> provenance = new LinkedHashMap<>(stored.provenance());
            provenance.remove("updatedAt");
            if (origin != null) {
                provenance.put("updatedAt", origin);
            }
            canceled.updatedAt(updated).provenance(provenance);
        }
        Story whole = canceled.build();
        Source source = stored.source();
        return new IncomingStory(
                message.id(),
                source == null || source.id() == null ? message.source() : source,
                canceled.contentHash(ContentHash.of(whole)).build());
    }
}
