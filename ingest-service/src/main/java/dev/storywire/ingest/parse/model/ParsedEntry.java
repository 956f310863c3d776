package dev.storywire.ingest.parse.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed or one item of a wire, as the document has it: nothing is cleaned yet, times are as printed.
 *
 * @param index place in the document, from 0
 * @param url the address of the story, absolute where the base was known
 * @param published times of publication as printed, the most trusted first
 * @param updated times of change as printed, the most trusted first
 * @param status {@code usable}, {@code withheld} or {@code canceled} where the document says so
 * @param authors in document order, of the most trusted element
 * @param related other stories that the entry points at
 */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true, addSingleItemCollectionBuilders = true)
public record ParsedEntry(
        int index,
        @Nullable String id,
        @Nullable String url,
        @Nullable RichText kicker,
        @Nullable RichText title,
        @Nullable RichText summary,
        @Nullable RichText content,
        List<String> published,
        List<String> updated,
        List<ParsedPerson> authors,
        @Nullable String byline,
        List<String> credits,
        @Nullable String dateline,
        List<ParsedTag> tags,
        List<ParsedLink> links,
        List<ParsedMedia> media,
        List<ParsedLink> related,
        @Nullable RichText copyright,
        @Nullable String license,
        @Nullable RichText usageTerms,
        @Nullable ParsedSource source,
        @Nullable String language,
        @Nullable String status) {}
