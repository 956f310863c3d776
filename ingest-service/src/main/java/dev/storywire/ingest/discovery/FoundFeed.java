package dev.storywire.ingest.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was found and read.
 *
 * @param url absolute; where it has moved for good, if it has
 * @param title as the feed calls itself, else as its page calls it
 * @param format one of the story contract's format names, such as {@code rss-2.0}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundFeed(String url, @Nullable String title, String format) {}
