package dev.storywire.ingest.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void aWordThatWasReplacedIsADeletionAndAnInsertionBetweenWhatStayed() {
        assertEquals(
                List.of("EQUAL The death toll rose to ", "DELETE five ", "INSERT seven ", "EQUAL on Monday."),
                runs("The death toll rose to five on Monday.", "The death toll rose to seven on Monday."));
    }

    @Test
    void whiteSpaceAloneIsNoChange() {
        assertEquals(List.of("EQUAL a b\n\nc"), runs("a  b c", "a b\n\nc"));
    }

    @Test
    void inAScriptWithoutSpacesEveryCharacterCounts() {
        assertEquals(List.of("EQUAL 渡輪", "DELETE 停", "INSERT 復", "EQUAL 航"), runs("渡輪停航", "渡輪復航"));
    }

    @Test
    void theRunsLeadFromTheOneTextToTheOtherWhateverTheyAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String before = words(random);
            String after = words(random);
            List<DiffRun> runs = WordDiff.between(before, after);
            assertEquals(before.strip(), side(runs, DiffRun.Kind.INSERT).strip(), "seed " + seed);
            assertEquals(after.strip(), side(runs, DiffRun.Kind.DELETE).strip(), "seed " + seed);
        }
    }

    @Test
    void textsThatHaveNothingInCommonAreOneDeletionAndOneInsertionHoweverLongTheyAre() {
        String before = IntStream.range(0, 20_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        String after = IntStream.range(0, 20_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        assertEquals(2, WordDiff.between(before, after).size());
    }

    @Test
    void ofALongTextThatStayedOnlyItsEndsAreTold() {
        String long_ = "word ".repeat(1_000);
        DiffRun run = WordDiff.between(long_ + "one", long_ + "two").getFirst();
        assertTrue(run.text().length() < 500);
        assertEquals(5_000, run.text().length() - 1 + (run.omitted() == null ? 0 : run.omitted()));
    }

    private static String words(Random random) {
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(5))))
                .collect(Collectors.joining(" "));
    }

    private static String side(List<DiffRun> runs, DiffRun.Kind without) {
        return runs.stream()
                .filter(run -> run.kind() != without)
                .map(run -> run.text().strip())
                .collect(Collectors.joining(" "));
    }

    private static List<String> runs(String before, String after) {
        return WordDiff.between(before, after).stream()
                .map(run -> run.kind() + " " + run.text())
                .toList();
    }
}
