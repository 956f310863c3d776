package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractedStoryBuilder;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.extract.Where;
import dev.storywire.ingest.extract.meta.MetadataReader;
import dev.storywire.ingest.extract.meta.PageMetadata;
import dev.storywire.ingest.extract.text.DerivedHeadline;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Makes a story of the body's element and of what the page says about it. */
final class PageStories {
    private final Document document;
    private final PageScan scan;
    private final String url;
    private final ExtractionLimits limits;

    PageStories(Document document, PageScan scan, String url, ExtractionLimits limits) {
        this.document = document;
        this.scan = scan;
        this.url = url;
        this.limits = limits;
    }

    ExtractedStory article(PageNode body) {
        PageMetadata meta = MetadataReader.read(Marks.of(document, scan, body, url));
        Found<String> headline = meta.headline();
        List<Block> blocks = new BodyFilter(scan, headline == null ? "" : headline.value()).filter(body);
        List<String> text = new ArrayList<>(blocks.stream().map(Block::text).toList());
        var credits = new LinkedHashSet<>(meta.credits());
        if (headline == null && !text.isEmpty()) {
            headline = new Found<>(DerivedHeadline.of(text.getFirst()), Where.TEXT);
        }
        return ExtractedStoryBuilder.builder()
                .kind(ExtractedStory.Kind.ARTICLE)
                .headline(headline)
                .derivedHeadline(meta.headline() == null)
                .summary(meta.summary())
                .body(text)
                .bodyHtml(BodyMarkup.of(blocks, scan))
                .truncated(!text.isEmpty() && Sentences.endsInEllipsis(text.getLast()))
                .authors(limited(meta.authors()))
                .byline(meta.byline())
                .credits(List.copyOf(credits))
                .publishedAt(meta.publishedAt())
                .updatedAt(meta.updatedAt())
                .language(meta.language())
                .url(meta.canonicalUrl())
                .tags(limited(meta.tags()))
                .pictures(limited(pictures(body, meta)))
                .build();
    }

    @Nullable Found<String> site(@Nullable PageNode body) {
        return MetadataReader.read(Marks.of(document, scan, body, url)).site();
    }

    private List<Picture> pictures(PageNode body, PageMetadata meta) {
        List<Picture> printed = new Pictures(scan, url).within(Marks.headlineBlock(scan, body), body);
        if (printed.isEmpty()) {
            return meta.pictures().subList(0, Math.min(1, meta.pictures().size()));
        }
        return printed;
    }

    private <T> List<T> limited(List<T> list) {
        return list.subList(0, Math.min(limits.listItems(), list.size()));
    }
}
