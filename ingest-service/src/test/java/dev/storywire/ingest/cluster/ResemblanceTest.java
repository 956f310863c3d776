package dev.storywire.ingest.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.storywire.ingest.normalize.ClusterRole;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResemblanceTest {

    private static final String STORY = """
            The harbour authority of Lindesund said on Tuesday that the night ferry would return in June, a year later than planned.
            The ship, built for 900 passengers, is to leave the harbour every evening and reach the islands before dawn.
            “We have waited for this for a long time,” the harbour master told reporters, standing at the new pier.
            Three villages had organised a petition after the old ferry was sold, and 4,000 people signed it.
            The operator said it would travel all the year round, except in storms.
            """;

    private static final String FRAME = """
            Travellers should check the times at the pier, where the operator keeps a board that is brought up to date every hour of the day.
            Tickets are sold at the office in the main street and on board, as far as there are places, and can't be given back.
            The operator takes no liability for delays that come of wind, ice or fog, or of orders of the harbour authority.
            """;

    @Test
    void aReprintWithADatelineACreditAndAnotherSpellingIsTheSameStory() {
        String reprint = "BERGEN (AP) - " + STORY.replace("harbour", "harbor").replace("organised", "organized")
                + "This story was provided by AP.";
        assertEquals(ClusterRole.REPRINT, role(STORY, reprint));
    }

    @Test
    void aReprintWithoutItsLastParagraphsIsTheSameStory() {
        assertEquals(
                ClusterRole.REPRINT,
                role(STORY, String.join("\n", STORY.lines().limit(3).toList())));
    }

    @Test
    void aStoryWithAnotherFigureIsAnUpdate() {
        assertEquals(ClusterRole.UPDATE, role(STORY, STORY.replace("4,000", "5,500")));
    }

    @Test
    void aStoryThatGrewIsAnUpdate() {
        Random random = new Random(7);
        assertEquals(ClusterRole.UPDATE, role(STORY, STORY + Prose.text(random, 60)));
    }

    @Test
    void quotationMarksDashesAndCaseMakeNoDifference() {
        Resemblance resemblance =
                of(STORY, STORY.replace('“', '"').replace("”", "\"").toUpperCase(java.util.Locale.ROOT));
        assertEquals(1, resemblance.similarity());
        assertEquals(0, resemblance.added());
    }

    @Test
    void theSameReportForAnotherTownIsAnotherStory() {
        String report = """
                Shares in Brennvik fell 2.6 percent on Monday, with the main index at 1,757 points at the close.
                Banks led the losers while steel makers held up, and turnover was 403 million.
                """;
        String other = report.replace("Brennvik", "Osmunda")
                .replace("fell 2.6", "rose 1.9")
                .replace("Monday", "Tuesday")
                .replace("1,757", "8,120")
                .replace("Banks", "Retailers")
                .replace("losers", "gainers")
                .replace("403", "217");
        assertFalse(of(report + FRAME, other + FRAME).alike());
    }

    @Test
    void twoShortStoriesThatShareALongNoticeAreTwoStories() {
        Random random = new Random(11);
        assertFalse(of(Prose.text(random, 55) + "\n" + FRAME, Prose.text(random, 55) + "\n" + FRAME)
                .alike());
    }

    @Test
    void aTextOfAFewWordsIsLikeNoOther() {
        assertFalse(of("Live updates from the match.", "Live updates from the match.")
                .alike());
    }

    @Test
    void aChineseStoryThatWasCutIsTheSameStory() {
        String story = "林德松港務局星期二表示，夜間渡輪將於六月恢復航行，比原定計劃晚了一年。這艘船可載九百名乘客，每天晚上離港。港務長對記者說，我們等這艘船等了很久。";
        assertTrue(of(story, story.substring(0, 50)).alike());
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() {
        TextSketch sketch = TextSketch.of(STORY);
        TextSketch again = TextSketch.fromBytes(sketch.toBytes());
        assertArrayEquals(sketch.shingles(), again.shingles());
        assertArrayEquals(sketch.sentences(), again.sentences());
    }

    @Test
    void halfOfATextHasSeveralOfItsAnchors() {
        String text = Prose.text(new Random(3), 400);
        long[] anchors = TextSketch.of(text).anchors();
        assertEquals(16, anchors.length);
        assertArrayEquals(Arrays.stream(anchors).sorted().distinct().toArray(), anchors);
        long[] ofHalf = TextSketch.of(text.substring(0, text.length() / 2)).anchors();
        assertTrue(Arrays.stream(ofHalf)
                        .filter(anchor -> Arrays.binarySearch(anchors, anchor) >= 0)
                        .count()
                > 3);
    }

    @Test
    void aTextOfAFewWordsHasFewAnchors() {
        assertEquals(0, TextSketch.of("one two three four").anchors().length);
        assertEquals(2, TextSketch.of("one two three four five six").anchors().length);
        assertEquals(5, TextSketch.of("one two three four five ".repeat(40)).anchors().length);
    }

    @Test
    void twoSpellingsOfAWordHaveOneForm() {
        List.of(
                        List.of("organise", "organize"),
                        List.of("centre", "center"),
                        List.of("colour", "color"),
                        List.of("travelling", "traveling"),
                        List.of("cheque", "check"))
                .forEach(pair -> assertArrayEquals(word(pair.get(0)), word(pair.get(1))));
    }

    private static int[] word(String word) {
        return WordForms.sentences(word, 1).getFirst();
    }

    private static Resemblance of(String first, String second) {
        return Resemblance.of(TextSketch.of(first), TextSketch.of(second));
    }

    private static ClusterRole role(String first, String second) {
        Resemblance resemblance = of(first, second);
        assertTrue(resemblance.alike(), resemblance::toString);
        return Place.later("a", resemblance).role();
    }
}
