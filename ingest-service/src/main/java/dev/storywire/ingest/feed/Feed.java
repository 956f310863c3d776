package dev.storywire.ingest.feed;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered feed as people set it up. How it is doing is {@link FeedHealth}.
 *
 * @param id 26 digits of base 32 that begin with the time of registration, so that ids sort by it
 * @param url absolute http(s) address that is fetched, without user information and fragment
 * @param siteUrl of the site that it belongs to, as the feed tells
 * @param title as the feed calls itself
 * @param ownTitle as people call it; goes before {@code title}
 * @param format one of the story contract's format names, {@code null} until it was read
 * @param source name of the source that its stories belong to; without one, as the feed tells
 * @param tags that its stories get beside their own
 * @param language BCP 47, a hint for stories whose language can't be told otherwise
 * @param folder path of names separated by {@code /}
 * @param ownInterval between fetches, in place of the planned one; whole seconds
 * @param userAgent sent in place of the service's own
 * @param credentials user name and password for HTTP, sealed; {@link CredentialVault} opens them
 * @param fullText whether the article's page is fetched where the feed only gives a summary
 * @param version goes up by one with every change that people make, from 1
 */
@RecordBuilder
@RecordBuilder.Options(useImmutableCollections = true)
public record Feed(
        String id,
        String url,
        @Nullable String siteUrl,
        @Nullable String title,
        @Nullable String ownTitle,
        @Nullable String description,
        @Nullable String format,
        @Nullable String source,
        List<String> tags,
        @Nullable String language,
        @Nullable String folder,
        @Nullable Duration ownInterval,
        @Nullable String userAgent,
        @Nullable SealedText credentials,
        boolean fullText,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** A feed of which no more is known than its address. */
    static Feed at(FeedAddress address, String id, Instant now) {
        return FeedBuilder.builder()
                .id(id)
                .url(address.url())
                .tags(List.of())
                .version(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
    }

    /** What to call it: as people do, else as it does itself, else its address. */
    public String name() {
        return ownTitle != null ? ownTitle : title != null ? title : url;
    }
}
