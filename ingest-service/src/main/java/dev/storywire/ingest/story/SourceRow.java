package dev.storywire.ingest.story;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code source}: who publishes stories. */
@Entity
@Table(name = "source")
class SourceRow {

    @Id
    String id;

    @Nullable String name;

    @Nullable String url;

    @Nullable String country;

    @Nullable String language;

    @Column(name = "first_seen_at", nullable = false)
    Instant firstSeenAt;

    /** For Hibernate. */
    SourceRow() {}
}
