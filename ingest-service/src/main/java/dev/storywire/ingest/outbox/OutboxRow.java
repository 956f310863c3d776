package dev.storywire.ingest.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code outbox}: an event that Kafka has not acknowledged yet. Its value stands in {@code revision}. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    long position;

    @Column(name = "story_id", nullable = false)
    String storyId;

    @Column(nullable = false)
    int revision;

    @Column(nullable = false)
    String type;

    @Column(name = "occurred_at", nullable = false)
    Instant occurredAt;

    @Column(nullable = false)
    String traceparent;

    @Column(nullable = false)
    int bytes;

    @Nullable String refused;

    /** For Hibernate. */
    OutboxRow() {}

    OutboxRow(long position, StoryEvent event) {
        this.position = position;
        this.storyId = event.storyId();
        this.revision = event.revision();
        this.type = event.type().wireName();
        this.occurredAt = event.occurredAt();
        this.traceparent = event.trace().value();
        this.bytes = event.bytes();
    }
}
