package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about itself.
 *
 * @param ttlMinutes how long it may be cached (RSS {@code ttl}, {@code sy:updatePeriod})
 * @param skipHours hours of the day (UTC, 0 to 23) in which nobody should ask for it (RSS {@code skipHours})
 * @param skipDays days (UTC) on which nobody should ask for it (RSS {@code skipDays})
 */
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
        List<Integer> skipHours,
        List<DayOfWeek> skipDays,
        List<Tag> tags) {}
