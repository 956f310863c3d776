package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A normalised story, field for field as the story contract names them (IPTC ninjs and schema.org NewsArticle where
 * those have a word). What is not known is {@code null} or an empty collection, and absent from the JSON.
 *
 * @param id stable and deterministic: the same source and external id give the same id on any machine
 * @param revision 1 for the first; absent until the story is stored
 * @param truncated the source cut the text off
 * @param language BCP 47; {@code und} where it can't be told
 * @param publishedAt by the publisher's word, as is {@code updatedAt}
 * @param firstSeenAt by our clock, as is {@code retrievedAt}
 * @param wordCount words of {@code bodyText} by Unicode word boundaries (UAX #29)
 * @param contentHash SHA-256, in lower-case hex, over the normalised content: equal hash, same revision
 * @param clusterVersion goes up by one with every change of {@code cluster}, while the revision stays; absent where it never had one
 * @param provenance by field name, where its value came from
 */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Story(
        @Nullable String id,
        @Nullable Integer revision,
        @Nullable PublicationStatus status,
        @Nullable StoryKind kind,
        @Nullable Source source,
        @Nullable String feedId,
        @Nullable String externalId,
        @Nullable String url,
        @Nullable String canonicalUrl,
        @Nullable String kicker,
        @Nullable String headline,
        @Nullable String summary,
        @Nullable String bodyText,
        @Nullable String bodyHtml,
        boolean truncated,
        @Nullable String language,
        List<Person> authors,
        @Nullable String byline,
        List<String> credits,
        @Nullable String dateline,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant firstSeenAt,
        @Nullable Instant retrievedAt,
        List<Tag> tags,
        List<Media> media,
        List<Link> links,
        List<RelatedStory> related,
        @Nullable Rights rights,
        int wordCount,
        @Nullable String contentHash,
        @Nullable Cluster cluster,
        @Nullable Integer clusterVersion,
        Map<String, Provenance> provenance) {}
