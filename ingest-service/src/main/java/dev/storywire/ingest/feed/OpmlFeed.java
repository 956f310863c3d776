package dev.storywire.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed of an OPML document, as it stands there.
 *
 * @param url absent where an outline says that it is a feed and doesn't say where
 * @param tags of its categories
 * @param folder path of the outlines that it stands in, joined by {@code /}
 */
record OpmlFeed(
        @Nullable String url,
        @Nullable String title,
        @Nullable String siteUrl,
        @Nullable String language,
        List<String> tags,
        @Nullable String folder) {}
