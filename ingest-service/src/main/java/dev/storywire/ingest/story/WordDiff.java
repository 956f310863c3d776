package dev.storywire.ingest.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What changed between two texts, word by word: a shortest edit script (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) after
 * what both begin and end with is set aside. Where more than {@value #MOST_EDITS} words differ, the whole of what lies between is one
 * deletion and one insertion.
 */
final class WordDiff {

    private static final int MOST_EDITS = 500;
    private static final int LONGEST_EQUAL = 400;

    /** A word with the white space after it, or a character of a script without spaces between words. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}]\\s*|[^\\s\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}]+\\s*|\\s+");

    private final List<String> before;
    private final List<String> after;
    private final List<DiffRun> runs = new ArrayList<>();
    private final StringBuilder deleted = new StringBuilder();
    private final StringBuilder inserted = new StringBuilder();
    private final StringBuilder equal = new StringBuilder();

    private WordDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** The runs that lead from the one text to the other: a deletion goes before the insertion that stands for it. */
    static List<DiffRun> between(String before, String after) {
        WordDiff diff = new WordDiff(words(before), words(after));
        diff.run();
        return diff.runs;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(word.group());
        }
        return words;
    }

    private void run() {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && same(head, head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && same(before.size() - 1 - tail, after.size() - 1 - tail)) {
            tail++;
        }
        after.subList(0, head).forEach(equal::append);
        int endOfBefore = before.size() - tail;
        int endOfAfter = after.size() - tail;
        List<int[]> rounds = search(head, endOfBefore, endOfAfter);
        if (rounds.isEmpty()) {
            replace(head, endOfBefore, head, endOfAfter);
        } else {
            replay(rounds, head, endOfBefore, endOfAfter);
        }
        flushChange();
        after.subList(endOfAfter, after.size()).forEach(equal::append);
        flushEqual();
    }

    /** White space alone is no change. */
    private boolean same(int i, int j) {
        return before.get(i).strip().equals(after.get(j).strip());
    }

    /** The furthest reaching paths of each round, or none where there would be too many rounds. */
    private List<int[]> search(int head, int endOfBefore, int endOfAfter) {
        int n = endOfBefore - head;
        int m = endOfAfter - head;
        int most = Math.min(n + m, MOST_EDITS);
        int[] furthest = new int[2 * most + 3];
        int middle = most + 1;
        List<int[]> rounds = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            rounds.add(Arrays.copyOfRange(furthest, middle - d - 1, middle + d + 2));
            for (int k = -d; k <= d; k += 2) {
                int x = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1])
                        ? furthest[middle + k + 1]
                        : furthest[middle + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && same(head + x, head + y)) {
                    x++;
                    y++;
                }
                furthest[middle + k] = x;
                if (x >= n && y >= m) {
                    return rounds;
                }
            }
        }
        return List.of();
    }

    /** Goes back from the end, round by round, to learn the path, then along it. */
    private void replay(List<int[]> rounds, int head, int endOfBefore, int endOfAfter) {
        List<int[]> steps = new ArrayList<>();
        int x = endOfBefore - head;
        int y = endOfAfter - head;
        for (int d = rounds.size() - 1; d >= 0; d--) {
            int[] furthest = rounds.get(d);
            int k = x - y;
            boolean down = k == -d || (k != d && furthest[k + d] < furthest[k + d + 2]);
            int fromX = down ? furthest[k + d + 2] : furthest[k + d];
            int fromY = fromX - (down ? k + 1 : k - 1);
            steps.add(new int[] {Math.max(0, fromX), Math.max(0, fromY), x, y, d});
            x = fromX;
            y = fromY;
        }
        for (int[] step : steps.reversed()) {
            walk(step, head);
        }
    }

    /** One edit, unless it is the first step, and the equal words after it. */
    private void walk(int[] step, int head) {
        int x = step[0];
        int y = step[1];
        if (step[4] > 0) {
            if (step[2] - x > step[3] - y) {
                replace(head + x, head + x + 1, head + y, head + y);
                x++;
            } else {
                replace(head + x, head + x, head + y, head + y + 1);
                y++;
            }
        }
        if (y < step[3]) {
            flushChange();
            after.subList(head + y, head + step[3]).forEach(equal::append);
        }
    }

    private void replace(int fromBefore, int toBefore, int fromAfter, int toAfter) {
        if (fromBefore == toBefore && fromAfter == toAfter) {
            return;
        }
        flushEqual();
        before.subList(fromBefore, toBefore).forEach(deleted::append);
        after.subList(fromAfter, toAfter).forEach(inserted::append);
    }

    private void flushChange() {
        add(DiffRun.Kind.DELETE, deleted);
        add(DiffRun.Kind.INSERT, inserted);
    }

    /** Of a long text that stayed, its two ends are enough. */
    private void flushEqual() {
        if (equal.length() > LONGEST_EQUAL) {
            int half = LONGEST_EQUAL / 2;
            int omitted = equal.length() - 2 * half;
            runs.add(new DiffRun(
                    DiffRun.Kind.EQUAL, equal.substring(0, half) + "…" + equal.substring(half + omitted), omitted));
            equal.setLength(0);
        }
        add(DiffRun.Kind.EQUAL, equal);
    }

    private void add(DiffRun.Kind kind, StringBuilder text) {
        if (!text.isEmpty()) {
            runs.add(new DiffRun(kind, text.toString(), null));
            text.setLength(0);
        }
    }
}
