package dev.storywire.ingest.extract;

/**
 * What one page may cost; what is beyond a limit is left out and reported as a finding.
 *
 * @param chars of a page or dump that are looked at
 * @param depth of nested elements that keep their own identity; deeper ones count as part of their ancestor
 * @param elements of a page that are looked at
 * @param blocks paragraphs or lines that are looked at
 * @param stories kept of one page
 * @param listItems entries kept of each list of a story
 */
public record ExtractionLimits(int chars, int depth, int elements, int blocks, int stories, int listItems) {

    public ExtractionLimits {
        if (Math.min(Math.min(chars, depth), Math.min(elements, blocks)) < 1 || Math.min(stories, listItems) < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }

    /** 16 million characters, depth 256, 300,000 elements, 50,000 blocks, 200 stories, 200 entries of a list. */
    public static ExtractionLimits defaults() {
        return new ExtractionLimits(16 * 1024 * 1024, 256, 300_000, 50_000, 200, 200);
    }
}
