package dev.storywire.ingest.normalize;

import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractionLimits;
import dev.storywire.ingest.extract.dump.PageDumpExtractor;
import dev.storywire.ingest.extract.html.PageExtractor;
import dev.storywire.ingest.parse.bytes.DecodedDocument;
import dev.storywire.ingest.parse.model.DocumentKind;
import java.util.List;

/** Reads HTML pages and plain-text dumps of pages. */
final class PageReader implements DocumentReader {
    private final PageExtractor pages;
    private final PageDumpExtractor dumps;
    private final PageStories stories;
    private final int mostDiagnostics;

    PageReader(StoryFinisher finisher, ExtractionLimits limits) {
        this.pages = new PageExtractor(limits);
        this.dumps = new PageDumpExtractor(limits);
        this.stories = new PageStories(finisher);
        this.mostDiagnostics = finisher.limits().diagnostics();
    }

    @Override
    public StreamedOutcome read(DecodedDocument document, RawDocument raw, StoryHandler handler) {
        var diagnostics = new Diagnostics(mostDiagnostics);
        diagnostics.addNotes(document.notes());
        String url = raw.url() == null ? null : raw.url().toString();
        boolean html = document.kind() == DocumentKind.HTML;
        ExtractedPage page =
                html ? pages.extract(document.text(), url == null ? "" : url) : dumps.extract(document.text());
        List<Story> found = stories.of(page, url, diagnostics);
        if (found.isEmpty()) {
            return new NormalizationOutcome.Unreadable(
                    "no-story", "No story was found: the document has no running text and names no headline.");
        }
        found.forEach(story -> handler.story(story, null));
        return new StreamedOutcome.HandedOut(html ? "html" : "text", null, diagnostics.toList());
    }
}
