package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.ExtractedPage;
import dev.storywire.ingest.extract.ExtractedStory;
import dev.storywire.ingest.extract.ExtractionLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a plain-text dump of a page apart: one article, the teasers of other stories behind it, and what belongs to
 * neither. Any text gives an answer; time and memory are linear in its length. Where the structure is ambiguous the
 * article is kept pure.
 */
public final class PageDumpExtractor {
    private final ExtractionLimits limits;

    public PageDumpExtractor(ExtractionLimits limits) {
        this.limits = limits;
    }

    /** The stories of the dump, in its order; none where it holds no running text. */
    public ExtractedPage extract(String dump) {
        var findings = new ArrayList<ExtractedPage.Finding>();
        String looked = dump;
        if (dump.length() > limits.chars()) {
            looked = dump.substring(0, limits.chars());
            findings.add(new ExtractedPage.Finding(
                    "text-cut", "Only the first " + limits.chars() + " characters were read."));
        }
        List<DumpLine> lines = DumpLine.of(looked, limits.blocks());
        if (lines.size() == limits.blocks()) {
            findings.add(
                    new ExtractedPage.Finding("lines-cut", "Only the first " + limits.blocks() + " lines were read."));
        }
        return new ExtractedPage(stories(lines), null, findings);
    }

    private List<ExtractedStory> stories(List<DumpLine> lines) {
        DumpCore core = DumpCore.in(lines);
        Teasers parted = Teasers.in(lines.subList(core.from(), core.to()));
        var stories = new ArrayList<ExtractedStory>();
        if (parted.article().stream().anyMatch(DumpLine::isText)) {
            stories.add(DumpStories.article(
                    lines.subList(0, core.from()),
                    parted.article(),
                    lines.subList(core.to(), lines.size()),
                    core.wholePage()));
        }
        for (List<DumpLine> teaser : parted.teasers()) {
            if (stories.size() < limits.stories()) {
                stories.add(DumpStories.teaser(teaser));
            }
        }
        return stories;
    }
}
