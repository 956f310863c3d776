package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.meta.MetadataReader;
import dev.storywire.ingest.extract.meta.PageMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Takes an HTML page apart: its article with what the page says about it, or the stories of a page that carries several.
 * Any text gives an answer; nothing is fetched. One walk over the tree makes blocks of text; all else is arithmetic on them.
 */
public final class PageExtractor {
    private final ExtractionLimits limits;

    public PageExtractor(ExtractionLimits limits) {
        this.limits = limits;
    }

    /**
     * The stories of the page, in its order.
     *
     * @param url absolute address that the page was found at, the base of relative links; empty where it isn't known
     */
    public ExtractedPage extract(String html, String url) {
        var findings = new ArrayList<ExtractedPage.Finding>();
        String looked = html;
        if (html.length() > limits.chars()) {
            looked = html.substring(0, limits.chars());
            findings.add(new ExtractedPage.Finding(
                    "text-cut", "Only the first " + limits.chars() + " characters were read."));
        }
        BoundedMarkup bounded = BoundedMarkup.of(looked, limits.depth(), limits.elements());
        if (bounded.flattened()) {
            findings.add(new ExtractedPage.Finding(
                    "too-deep", "Elements that nest deeper than " + limits.depth() + " were read as text."));
        }
        Document document =
                Jsoup.parse(bounded.markup(), url, Parser.htmlParser().setMaxDepth(limits.depth()));
        PageScan scan = PageWalker.walk(document, limits);
        if (scan.cut() || bounded.cut()) {
            findings.add(new ExtractedPage.Finding(
                    "page-cut", "The page has more elements or text than are read; what is behind them was left out."));
        }
        Furniture.mark(scan);
        PageNode body = BodyPicker.pick(scan);
        PageMetadata meta = MetadataReader.read(Marks.of(document, scan, body, url));
        List<ExtractedStory> several = meta.describesArticle() ? List.of() : new Listing(scan, limits).stories(body);
        boolean anything = body != null || meta.headline() != null;
        List<ExtractedStory> one =
                anything ? List.of(new ArticleMaker(scan, meta, url, limits).article(body)) : List.of();
        List<ExtractedStory> stories = several.isEmpty() ? one : several;
        return new ExtractedPage(stories, meta.site(), findings);
    }
}
