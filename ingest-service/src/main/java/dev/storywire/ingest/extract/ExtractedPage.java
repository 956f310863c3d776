package dev.storywire.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page consists of.
 *
 * @param stories in document order; at most one is an article
 * @param site the publisher's name as the page gives it
 * @param findings what was odd or cut off, for people
 */
public record ExtractedPage(
        List<ExtractedStory> stories, @Nullable Found<String> site, List<Finding> findings) {

    /** Something that was odd; {@code code} is stable, in kebab case. */
    public record Finding(String code, String message) {}

    public ExtractedPage {
        stories = List.copyOf(stories);
        findings = List.copyOf(findings);
    }
}
