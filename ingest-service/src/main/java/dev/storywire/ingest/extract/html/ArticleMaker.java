package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.Author;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractedStoryBuilder;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.Found;
import dev.storywire.ingest.extract.Picture;
import dev.storywire.ingest.extract.Where;
import dev.storywire.ingest.extract.meta.PageMetadata;
import dev.storywire.ingest.extract.text.Dateline;
import dev.storywire.ingest.extract.text.Datelines;
import dev.storywire.ingest.extract.text.DerivedHeadline;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the article of a page out of its body's element and of what the page says about it. */
final class ArticleMaker {
    private static final int LEAST_PARAGRAPH = 65;

    private final PageScan scan;
    private final PageMetadata meta;
    private final String url;
    private final ExtractionLimits limits;

    ArticleMaker(PageScan scan, PageMetadata meta, String url, ExtractionLimits limits) {
        this.scan = scan;
        this.meta = meta;
        this.url = url;
        this.limits = limits;
    }

    /** The article; without a body where the page has no running text but says that it is about something. */
    ExtractedStory article(@Nullable PageNode body) {
        Found<String> headline = meta.headline();
        List<Block> blocks =
                body == null ? List.of() : new BodyFilter(scan, headline == null ? "" : headline.value()).filter(body);
        var text = new ArrayList<String>(blocks.stream().map(Block::text).toList());
        var credits = new LinkedHashSet<>(meta.credits());
        int first = firstParagraph(text);
        Dateline dateline = first < 0 ? null : Datelines.read(text.get(first));
        boolean cut = dateline != null && dateline.end() < text.get(first).length();
        String prefix = "";
        List<String> filedBy = List.of();
        var story = ExtractedStoryBuilder.builder().kind(ExtractedStory.Kind.ARTICLE);
        if (dateline != null && cut) {
            prefix = text.get(first).substring(0, dateline.end());
            text.set(first, text.get(first).substring(dateline.end()));
            credits.addAll(dateline.agencies());
            story.dateline(dateline.place().isEmpty() ? null : new Found<>(dateline.place(), Where.TEXT));
            filedBy = dateline.names();
        }
        if (headline == null && !text.isEmpty()) {
            headline = new Found<>(DerivedHeadline.of(text.getFirst()), Where.TEXT);
            story.derivedHeadline(true);
        }
        if (body != null && headline != null) {
            story.kicker(Kickers.over(scan, body, headline.value()));
        }
        return story.headline(headline)
                .summary(meta.summary())
                .body(text)
                .bodyHtml(BodyMarkup.of(blocks, scan, first, prefix))
                .truncated(!text.isEmpty() && Sentences.endsInEllipsis(text.getLast()))
                .authors(limited(meta.authors().isEmpty() ? Author.printed(filedBy) : meta.authors()))
                .byline(meta.byline())
                .credits(limited(List.copyOf(credits)))
                .publishedAt(meta.publishedAt())
                .updatedAt(meta.updatedAt())
                .language(meta.language())
                .url(meta.canonicalUrl())
                .tags(limited(meta.tags()))
                .pictures(limited(pictures(body)))
                .related(limited(new Pointers(scan).around(body)))
                .build();
    }

    /** Index of the first text that is a paragraph rather than a heading over it; -1 where there is none. */
    private static int firstParagraph(List<String> text) {
        for (int i = 0; i < Math.min(3, text.size()); i++) {
            if (Sentences.weight(text.get(i)) >= LEAST_PARAGRAPH) {
                return i;
            }
        }
        return -1;
    }

    private List<Picture> pictures(@Nullable PageNode body) {
        List<Picture> printed = body == null
                ? List.of()
                : new Pictures(scan, url, meta.pictures()).within(Marks.headlineBlock(scan, body), body);
        return printed.isEmpty()
                ? meta.pictures().subList(0, Math.min(1, meta.pictures().size()))
                : printed;
    }

    private <T> List<T> limited(List<T> list) {
        return list.subList(0, Math.min(limits.listItems(), list.size()));
    }
}
