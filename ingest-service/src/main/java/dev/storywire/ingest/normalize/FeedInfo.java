package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed says about itself; {@code ttlMinutes} is how long it may be cached (RSS {@code ttl}). */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedInfo(
        @Nullable String title,
        @Nullable String description,
        @Nullable String siteUrl,
        @Nullable String selfUrl,
        @Nullable String hubUrl,
        @Nullable String language,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        List<Person> authors,
        @Nullable String image,
        @Nullable String copyright,
        @Nullable String generator,
        @Nullable Integer ttlMinutes,
        List<Tag> tags) {}
