package dev.storywire.ingest.story;

import dev.storywire.ingest.normalize.PublicationStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.Immutable;

/**
 * Row of {@code story_tombstone}: where a story stood when it was deleted by age. With the same content it doesn't come back; with other
 * content it comes back as its next revision.
 */
@Entity
@Immutable
@Table(name = "story_tombstone")
class StoryTombstone {

    @Id
    String id;

    @Column(nullable = false)
    int revision;

    @Column(nullable = false)
    String status;

    @Column(name = "content_hash", nullable = false)
    String contentHash;

    @Column(name = "first_seen_at", nullable = false)
    Instant firstSeenAt;

    @Column(name = "deleted_at", nullable = false)
    Instant deletedAt;

    /** For Hibernate. */
    StoryTombstone() {}

    StoryState state() {
        return new StoryState(
                revision,
                PublicationStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                contentHash,
                firstSeenAt,
                deletedAt);
    }
}
