package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractedStoryBuilder;
import dev.storywire.ingest.extract.ExtractionLimits;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Takes an HTML page apart. Any text gives an answer; nothing is fetched. */
public final class PageExtractor {
    private final ExtractionLimits limits;

    public PageExtractor(ExtractionLimits limits) {
        this.limits = limits;
    }

    /**
     * The stories of the page.
     *
     * @param baseUri absolute address that the page was found at; empty where it isn't known
     */
    public ExtractedPage extract(String html, String baseUri) {
        Document document = Jsoup.parse(html, baseUri);
        PageScan scan = PageWalker.walk(document, limits);
        Furniture.mark(scan);
        PageNode body = BodyPicker.pick(scan);
        var stories = new ArrayList<ExtractedStory>();
        if (body != null) {
            List<Block> blocks = new BodyFilter(scan, "").filter(body);
            stories.add(ExtractedStoryBuilder.builder()
                    .kind(ExtractedStory.Kind.ARTICLE)
                    .body(blocks.stream().map(Block::text).toList())
                    .bodyHtml(BodyMarkup.of(blocks, scan))
                    .build());
        }
        return new ExtractedPage(stories, null, List.of());
    }
}
