package dev.storywire.ingest.parse.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about itself, as the document has it; its entries were handed out one by one.
 *
 * @param published times of publication as printed, the most trusted first
 * @param skipHours hours of the day (GMT, 0 to 23) in which nobody should ask
 * @param skipDays days (GMT) on which nobody should ask
 * @param updated times of change as printed, the most trusted first
 */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true, addSingleItemCollectionBuilders = true)
public record ParsedFeed(
        FeedFormat format,
        @Nullable RichText title,
        @Nullable RichText description,
        @Nullable String siteUrl,
        @Nullable String selfUrl,
        @Nullable String hubUrl,
        @Nullable String language,
        List<String> published,
        List<String> updated,
        List<ParsedPerson> authors,
        @Nullable String image,
        @Nullable RichText copyright,
        @Nullable String generator,
        @Nullable Integer ttlMinutes,
        List<Integer> skipHours,
        List<DayOfWeek> skipDays,
        List<ParsedTag> tags,
        @Nullable String base) {}
