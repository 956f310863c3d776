package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.PublicationStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Row of {@code story}: what is looked up when a story comes in again. */
@Entity
@Table(name = "story")
class StoryRow {

    @Id
    String id;

    @Column(name = "source_id", nullable = false, updatable = false)
    String sourceId;

    /** The feed that it came by at first; absent for a pushed story. */
    @Column(name = "feed_id", updatable = false)
    @Nullable String feedId;

    @Column(nullable = false)
    int revision;

    @Column(nullable = false)
    String status;

    @Column(name = "content_hash", nullable = false)
    String contentHash;

    @Column(name = "first_seen_at", nullable = false, updatable = false)
    Instant firstSeenAt;

    @Column(name = "revised_at", nullable = false)
    Instant revisedAt;

    /** For Hibernate. */
    StoryRow() {}

    StoryRow(String id, String sourceId, @Nullable String feedId, StoryState state) {
        this.id = id;
        this.sourceId = sourceId;
        this.feedId = feedId;
        this.firstSeenAt = state.firstSeenAt();
        take(state);
    }

    /** Moves the row to another state of the same story. */
    final void take(StoryState state) {
        revision = state.revision();
        status = state.status().name().toLowerCase(Locale.ROOT);
        contentHash = state.contentHash();
        revisedAt = state.revisedAt();
    }

    StoryState state() {
        return new StoryState(
                revision,
                PublicationStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                contentHash,
                firstSeenAt,
                revisedAt);
    }
}
