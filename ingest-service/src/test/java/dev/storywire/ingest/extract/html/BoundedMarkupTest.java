package dev.storywire.ingest.extract.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoundedMarkupTest {
    private static final String PAGE = "<div><p>Text with <b>bold</b> words.<br><img src=x></div>\n";

    @Test
    void aLongPageWithinBoundsStaysTheSameString() {
        String page = PAGE.repeat(5_000);
        assertSame(page, BoundedMarkup.of(page, 100).markup());
    }

    @Test
    void whatNestsTooDeeplyLosesItsTagsAndKeepsItsText() {
        BoundedMarkup bounded = BoundedMarkup.of("<table><tr><td>word ".repeat(4_000), 100);
        assertTrue(bounded.flattened());
        assertEquals(100, count(bounded.markup(), "<table>"));
        assertEquals(4_000, count(bounded.markup(), "word"));
    }

    @Test
    void tagsBehindADeepNestAreKeptOnceItIsClosed() {
        BoundedMarkup bounded =
                BoundedMarkup.of("<div>".repeat(4_000) + "x" + "</div>".repeat(4_000) + "<div>behind</div>", 100);
        assertTrue(bounded.markup().endsWith("<div>behind</div>"));
    }

    @Test
    void paragraphsThatAreNeverClosedDoNotNest() {
        assertFalse(BoundedMarkup.of("<ul><li><p>word".repeat(50) + "<p>word<li>".repeat(9_000), 100)
                .flattened());
    }

    @Test
    void scriptsAndCommentsAreNoTags() {
        String page = "<script>if (a<div && '<div>') {}</script><!-- <div> --><p title='a > <div>'>x".repeat(2_000);
        assertSame(page, BoundedMarkup.of(page, 100).markup());
    }

    @Test
    void tooManyTagsForTheirDepthAreCutOff() {
        BoundedMarkup bounded = BoundedMarkup.of("<i>".repeat(250) + "<p>word".repeat(100_000), 256);
        assertTrue(bounded.cut());
        assertTrue(count(bounded.markup(), "word") > 10_000);
    }

    @Test
    void tooManyAttributesAreCutOff() {
        String tag = "<p " + "a=1 ".repeat(600) + ">word";
        assertTrue(BoundedMarkup.of(tag.repeat(4_000), 256).cut());
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
