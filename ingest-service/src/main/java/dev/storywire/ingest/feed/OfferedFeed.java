package dev.storywire.ingest.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A feed that a site offers.
 *
 * @param title as the site calls it
 * @param format one of the story contract's format names, as far as it is known without reading the feed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferedFeed(
        String url, @Nullable String title, @Nullable String format) {}
