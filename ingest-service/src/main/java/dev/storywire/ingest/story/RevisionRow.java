package dev.storywire.ingest.story;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** Row of {@code revision}: a story as it was published. Written once, never changed. */
@Entity
@Immutable
@Table(name = "revision")
@IdClass(RevisionRow.Key.class)
class RevisionRow {

    /** A revision of a story. */
    record Key(String storyId, int number) implements Serializable {}

    @Id
    @Column(name = "story_id")
    String storyId;

    @Id
    int number;

    @Column(name = "content_hash", nullable = false)
    String contentHash;

    @Column(name = "retrieved_at", nullable = false)
    Instant retrievedAt;

    /** The story's JSON; goes as text over the wire, since the driver would parse and write it once more as {@code jsonb}. */
    @Column(nullable = false)
    @ColumnTransformer(read = "cast(document as text)", write = "cast(cast(? as text) as jsonb)")
    String document;

    /** For Hibernate. */
    RevisionRow() {}

    RevisionRow(String storyId, int number, String contentHash, Instant retrievedAt, String document) {
        this.storyId = storyId;
        this.number = number;
        this.contentHash = contentHash;
        this.retrievedAt = retrievedAt;
        this.document = document;
    }
}
