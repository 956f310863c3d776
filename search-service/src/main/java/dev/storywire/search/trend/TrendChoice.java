package dev.storywire.search.trend;

import dev.storywire.search.index.HeadlineTerms;
import dev.storywire.search.trend.TrendResource.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which of the terms that the index finds significant are told. Pure. */
final class TrendChoice {
    /** With so many sources about, what stands in one alone is its own affair: a column, a template. */
    private static final int MANY_SOURCES = 5;

    /** A phrase stands for its words where so much of their stories is its own. */
    private static final double MOST_OF_IT = 0.6;

    private static final Pattern PAIRED = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private TrendChoice() {}

    /**
     * @param sources that have stories in the window
     * @return of terms that hold one another only the one that says most, at most {@code size}
     */
    static List<Trend> of(List<Trend> found, long sources, int size) {
        List<Trend> candidates = found.stream()
                .filter(trend -> sources < MANY_SOURCES || trend.sources() > 1)
                .sorted(Comparator.comparingDouble(Trend::score)
                        .reversed()
                        .thenComparing(trend -> -tellingWords(trend))
                        .thenComparing(trend -> trend.term().length()))
                .toList();
        List<Trend> chosen = new ArrayList<>();
        for (Trend candidate : candidates) {
            int rival = rival(chosen, candidate);
            if (rival < 0) {
                chosen.add(candidate);
            } else if (saysMore(candidate, chosen.get(rival))) {
                chosen.set(rival, candidate);
            }
        }
        return chosen.stream().distinct().limit(size).toList();
    }

    private static int rival(List<Trend> chosen, Trend candidate) {
        for (int i = 0; i < chosen.size(); i++) {
            if (hold(chosen.get(i).term(), candidate.term()) || areOne(chosen.get(i), candidate)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hold(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        if (longer.indexOf(' ') < 0) {
            return longer.contains(shorter) && isRun(shorter);
        }
        return (" " + longer + " ").contains(" " + shorter + " ");
    }

    /** Phrases that share a word and stand in about as many stories are one subject told twice. */
    private static boolean areOne(Trend one, Trend other) {
        List<String> words = List.of(one.term().split(" "));
        boolean shared = Stream.of(other.term().split(" "))
                .anyMatch(word -> words.contains(word) && !HeadlineTerms.isFunctionWord(word));
        return shared && Math.min(one.count(), other.count()) >= MOST_OF_IT * Math.max(one.count(), other.count());
    }

    private static long tellingWords(Trend trend) {
        return Stream.of(trend.term().split(" "))
                .filter(word -> !HeadlineTerms.isFunctionWord(word))
                .count();
    }

    /** Text without spaces, where a term may be a part of a longer one. */
    private static boolean isRun(String term) {
        return PAIRED.matcher(term).matches();
    }

    private static boolean saysMore(Trend candidate, Trend than) {
        return candidate.term().length() > than.term().length()
                && candidate.term().contains(than.term())
                && candidate.count() >= MOST_OF_IT * than.count();
    }

    /** The term as the headline writes it; the term itself where it can't be made out there. */
    static String label(String term, String headline) {
        List<MatchResult> words = WORD.matcher(headline).results().toList();
        int length = term.split(" ").length;
        for (int i = 0; i + length <= words.size(); i++) {
            String written = headline.substring(
                    words.get(i).start(), words.get(i + length - 1).end());
            String bare = written.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
            String folded = String.join(
                    " ",
                    Pattern.compile("\\s+")
                            .splitAsStream(bare)
                            .map(HeadlineTerms::folded)
                            .toList());
            if (folded.equals(term)) {
                return bare.replaceAll("['’]s$", "");
            }
        }
        return term;
    }
}
