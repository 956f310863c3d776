package dev.storywire.ingest.extract.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.extract.ExtractionLimits;
import org.junit.jupiter.api.Test;

class BoundedMarkupTest {
    private static final String PAGE = "<div><p>Text with <b>bold</b> words.<br><img src=x></div>\n";

    @Test
    void aLongPageWithinBoundsStaysTheSameString() {
        String page = PAGE.repeat(5_000);
        assertSame(page, bounded(page, 100).markup());
    }

    @Test
    void whatNestsTooDeeplyLosesItsTagsAndKeepsItsText() {
        BoundedMarkup result = bounded("<table><tr><td>word ".repeat(4_000), 100);
        assertTrue(result.flattened());
        assertEquals(100, count(result.markup(), "<table>"));
        assertEquals(4_000, count(result.markup(), "word"));
    }

    @Test
    void tagsBehindADeepNestAreKeptOnceItIsClosed() {
        BoundedMarkup result = bounded("<div>".repeat(4_000) + "x" + "</div>".repeat(4_000) + "<div>behind</div>", 100);
        assertTrue(result.markup().endsWith("<div>behind</div>"));
    }

    @Test
    void paragraphsThatAreNeverClosedDoNotNest() {
        assertFalse(bounded("<ul><li><p>word".repeat(50) + "<p>word<li>".repeat(9_000), 100)
                .flattened());
    }

    @Test
    void scriptsAndCommentsAreNoTags() {
        String page = "<script>if (a<div && '<div>') {}</script><!-- <div> --><p title='a > <div>'>x".repeat(2_000);
        assertSame(page, bounded(page, 100).markup());
    }

    @Test
    void tooManyTagsForTheirDepthAreCutOff() {
        BoundedMarkup result = bounded("<i>".repeat(250) + "<p>word".repeat(100_000), 256);
        assertTrue(result.cut());
        assertTrue(count(result.markup(), "word") > 10_000);
    }

    @Test
    void tooManyAttributesAreCutOff() {
        String tag = "<p " + "a=1 ".repeat(600) + ">word";
        assertTrue(bounded(tag.repeat(4_000), 256).cut());
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static BoundedMarkup bounded(String markup, int depth) {
        return BoundedMarkup.of(markup, depth, ExtractionLimits.defaults().elements());
    }
}
