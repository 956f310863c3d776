package dev.storywire.ingest.extract.meta;

import dev.storywire.ingest.extract.Author;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.FoundTime;
import dev.storywire.ingest.extract.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about its article.
 *
 * @param describesArticle whether the page says that it is about one article
 * @param articleBody the whole text as JSON-LD gives it, for comparison only
 * @param pictures that the page names as the article's, the main one first
 */
public record PageMetadata(
        boolean describesArticle,
        @Nullable Found<String> headline,
        @Nullable Found<String> summary,
        @Nullable FoundTime publishedAt,
        @Nullable FoundTime updatedAt,
        List<Found<Author>> authors,
        @Nullable Found<String> byline,
        List<String> credits,
        @Nullable Found<String> language,
        @Nullable Found<String> canonicalUrl,
        @Nullable Found<String> site,
        List<Found<String>> tags,
        List<Picture> pictures,
        @Nullable String articleBody) {}
