package dev.storywire.ingest.cluster;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two texts sentence by sentence, wherever a sentence stands: first the equal ones are set aside, then each remaining one meets the one
 * most like it, word by word.
 */
final class Alignment {

    /** Remaining sentences beyond these find no counterpart; it bounds the work. */
    private static final int MOST_REMAINING = 60;

    private static final double LEAST_COMMON = 0.45;
    private static final int FEWEST_COMMON = 3;

    private record Pair(int first, int second, int common) {}

    private record Replacement(IntBuffer before, IntBuffer after) {}

    private final Set<Replacement> replacements = new HashSet<>();
    private int equalWords;
    private int remaining;
    private int ownOfFirst;
    private int ownOfSecond;
    private boolean changedFigures;

    private Alignment() {}

    static Alignment of(int[][] first, int[][] second) {
        Alignment alignment = new Alignment();
        alignment.align(first, second);
        return alignment;
    }

    /** Whether both have the same sentences. */
    boolean isIdentity() {
        return remaining == 0;
    }

    /** Words of the first text that stand in the second too. */
    int equalWords() {
        return equalWords;
    }

    /** Different replacements of words by other words, within sentences that are alike; what is only left out or added doesn't count. */
    int replaced() {
        return replacements.size();
    }

    /** Whether a replacement has numbers on both sides. */
    boolean changedFigures() {
        return changedFigures;
    }

    /** Words in sentences of the first text that have no counterpart. */
    int ownOfFirst() {
        return ownOfFirst;
    }

    /** Words in sentences of the second text that have no counterpart. */
    int ownOfSecond() {
        return ownOfSecond;
    }

    private void align(int[][] first, int[][] second) {
        Map<IntBuffer, Integer> unmatched = new HashMap<>();
        for (int[] sentence : second) {
            unmatched.merge(IntBuffer.wrap(sentence), 1, Integer::sum);
        }
        List<int[]> restOfFirst = new ArrayList<>();
        for (int[] sentence : first) {
            if (take(unmatched, sentence)) {
                equalWords += sentence.length;
            } else {
                restOfFirst.add(sentence);
            }
        }
        List<int[]> restOfSecond = new ArrayList<>();
        for (int[] sentence : second) {
            if (take(unmatched, sentence)) {
                restOfSecond.add(sentence);
            }
        }
        remaining = restOfFirst.size() + restOfSecond.size();
        alignRest(restOfFirst, restOfSecond);
    }

    private static boolean take(Map<IntBuffer, Integer> sentences, int[] sentence) {
        IntBuffer key = IntBuffer.wrap(sentence);
        Integer count = sentences.get(key);
        if (count == null || count == 0) {
            return false;
        }
        sentences.put(key, count - 1);
        return true;
    }

    private void alignRest(List<int[]> first, List<int[]> second) {
        BitSet metOfFirst = new BitSet();
        BitSet metOfSecond = new BitSet();
        for (Pair pair : candidates(first, second)) {
            if (!metOfFirst.get(pair.first) && !metOfSecond.get(pair.second)) {
                metOfFirst.set(pair.first);
                metOfSecond.set(pair.second);
                compare(first.get(pair.first), second.get(pair.second));
            }
        }
        ownOfFirst = unmet(first, metOfFirst);
        ownOfSecond = unmet(second, metOfSecond);
    }

    /** Sentences that have most of the shorter one's words in common, those with the most common words first. */
    private static List<Pair> candidates(List<int[]> first, List<int[]> second) {
        List<int[]> sortedFirst = sorted(first);
        List<int[]> sortedSecond = sorted(second);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < sortedFirst.size(); i++) {
            for (int j = 0; j < sortedSecond.size(); j++) {
                int common = common(sortedFirst.get(i), sortedSecond.get(j));
                int shorter = Math.min(sortedFirst.get(i).length, sortedSecond.get(j).length);
                if (common >= FEWEST_COMMON && common >= LEAST_COMMON * shorter) {
                    pairs.add(new Pair(i, j, common));
                }
            }
        }
        pairs.sort(Comparator.comparingInt((Pair pair) -> -pair.common)
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second));
        return pairs;
    }

    private static List<int[]> sorted(List<int[]> sentences) {
        return sentences.stream()
                .limit(MOST_REMAINING)
                .map(sentence -> Arrays.stream(sentence).sorted().toArray())
                .toList();
    }

    private static int common(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int order = Integer.compare(one[i], other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    private static int unmet(List<int[]> sentences, BitSet met) {
        int words = 0;
        for (int i = met.nextClearBit(0); i < sentences.size(); i = met.nextClearBit(i + 1)) {
            words += sentences.get(i).length;
        }
        return words;
    }

    /** Walks along a longest common subsequence; where both sides have something between two common words, that is a replacement. */
    private void compare(int[] first, int[] second) {
        int[][] longest = longestCommon(first, second);
        int fromFirst = 0;
        int fromSecond = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            if (first[i] == second[j]) {
                replace(first, fromFirst, i, second, fromSecond, j);
                equalWords++;
                fromFirst = ++i;
                fromSecond = ++j;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        replace(first, fromFirst, first.length, second, fromSecond, second.length);
    }

    private static int[][] longestCommon(int[] first, int[] second) {
        int[][] longest = new int[first.length + 1][second.length + 1];
        for (int i = first.length - 1; i >= 0; i--) {
            for (int j = second.length - 1; j >= 0; j--) {
                longest[i][j] = first[i] == second[j]
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private void replace(int[] first, int fromFirst, int toFirst, int[] second, int fromSecond, int toSecond) {
        if (fromFirst == toFirst || fromSecond == toSecond) {
            return;
        }
        int[] before = Arrays.copyOfRange(first, fromFirst, toFirst);
        int[] after = Arrays.copyOfRange(second, fromSecond, toSecond);
        replacements.add(new Replacement(IntBuffer.wrap(before), IntBuffer.wrap(after)));
        changedFigures |= hasNumber(before) && hasNumber(after);
    }

    private static boolean hasNumber(int[] words) {
        return Arrays.stream(words).anyMatch(WordForms::isNumber);
    }
}
