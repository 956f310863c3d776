package dev.storywire.search.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a headline offers to completion and to trends: the places where a reader may begin to type it, and the words and
 * phrases that can stand out. Case and accents are folded; text without spaces is taken by runs of characters.
 */
public final class HeadlineTerms {
    private static final String FUNCTION_WORDS = "/index/function-words.txt";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’.&-]*");
    private static final Pattern BREAK = Pattern.compile("[:;|–—?!,()\"“”„«»、。，！？「」：]+|\\s[-‘']+|[.'’]+\\s");
    private static final Pattern PAIRED_RUN = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Pattern HANGING_ON = Pattern.compile("('s|['.&-]+)$");
    private static final String ENDS_OF_HANGING_ON = "s'.&-";

    private static final int FIRST_BEYOND_ASCII = 0x80;

    /** CJK radicals are the first of the scripts that are taken by runs. */
    private static final int FIRST_OF_RUNS = 0x2E80;

    private static final int LONGEST_HEADLINE = 300;
    private static final int LONGEST_INPUT = 60;
    private static final int BEGINNINGS = 4;
    private static final int LONGEST_PHRASE = 3;
    private static final int LONGEST_RUN = 4;
    private static final int LEAST_LETTERS = 3;

    /** Read when the patterns above are there. */
    private static final Set<String> EMPTY_WORDS = emptyWords();

    private HeadlineTerms() {}

    /** The headline from each of its first words on, which is what a reader may type first. */
    static List<String> beginnings(String headline) {
        String text = cut(headline);
        List<Integer> starts = WORD.matcher(text)
                .results()
                .filter(word -> word.start() == 0 || !EMPTY_WORDS.contains(folded(word.group())))
                .map(MatchResult::start)
                .limit(BEGINNINGS)
                .toList();
        return starts.stream()
                .map(start -> text.substring(start, Math.min(text.length(), start + LONGEST_INPUT)))
                .toList();
    }

    /**
     * Words, and phrases of two and three words, that neither begin nor end with a function word. What the source is
     * called is left out: its name trends with its output.
     */
    static Set<String> topics(String headline, String sourceName) {
        Set<String> name = words(sourceName).stream().collect(Collectors.toSet());
        Set<String> topics = new LinkedHashSet<>();
        String text = cut(headline);
        boolean paired = mayHaveRuns(text);
        for (String part : BREAK.split(text)) {
            phrases(words(part), name, topics);
            if (paired) {
                PAIRED_RUN.matcher(part).results().forEach(run -> runs(run.group(), sourceName, topics));
            }
        }
        return topics;
    }

    /** Control characters are reserved in completions. */
    private static String cut(String headline) {
        return CONTROL.matcher(headline.substring(0, Math.min(headline.length(), LONGEST_HEADLINE)))
                .replaceAll(" ");
    }

    private static void phrases(List<String> words, Set<String> sourceName, Set<String> topics) {
        List<Boolean> mayEnd = words.stream().map(HeadlineTerms::mayEndPhrase).toList();
        for (int start = 0; start < words.size(); start++) {
            if (!mayEnd.get(start)) {
                continue;
            }
            for (int end = start + 1; end <= Math.min(words.size(), start + LONGEST_PHRASE); end++) {
                List<String> phrase = words.subList(start, end);
                if (mayEnd.get(end - 1)
                        && (phrase.size() > 1 || tellsAlone(phrase.getFirst()))
                        && !sourceName.containsAll(phrase)) {
                    topics.add(String.join(" ", phrase));
                }
            }
        }
    }

    private static boolean mayEndPhrase(String word) {
        return word.length() > 1
                && !EMPTY_WORDS.contains(word)
                && !(mayHaveRuns(word) && PAIRED_RUN.matcher(word).find());
    }

    private static boolean tellsAlone(String word) {
        return word.length() >= LEAST_LETTERS && word.codePoints().anyMatch(Character::isLetter);
    }

    /** Most texts have none, and a look at the characters' values is cheaper than one at their scripts. */
    private static boolean mayHaveRuns(String text) {
        return text.chars().anyMatch(c -> c >= FIRST_OF_RUNS);
    }

    private static void runs(String run, String sourceName, Set<String> topics) {
        for (int start = 0; start < run.length(); start++) {
            for (int end = start + 2; end <= Math.min(run.length(), start + LONGEST_RUN); end++) {
                String piece = run.substring(start, end);
                if (!sourceName.contains(piece)) {
                    topics.add(piece);
                }
            }
        }
    }

    /** The words of a text in their folded form. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WORD.matcher(text).results().forEach(word -> words.add(folded(word.group())));
        return words;
    }

    /** Without case, accents and what may hang on a word's end. */
    public static String folded(String word) {
        String bare = isAscii(word)
                ? word
                : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                        .replaceAll("");
        String lower = bare.toLowerCase(Locale.ROOT).replace('’', '\'');
        char end = lower.isEmpty() ? ' ' : lower.charAt(lower.length() - 1);
        return ENDS_OF_HANGING_ON.indexOf(end) < 0
                ? lower
                : HANGING_ON.matcher(lower).replaceFirst("");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
    }

    /** Whether a folded word tells nothing by itself. */
    public static boolean isFunctionWord(String word) {
        return EMPTY_WORDS.contains(word);
    }

    private static Set<String> emptyWords() {
        try (InputStream words = HeadlineTerms.class.getResourceAsStream(FUNCTION_WORDS)) {
            if (words == null) {
                throw new IllegalStateException(FUNCTION_WORDS + " is not on the class path");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" ").splitAsStream(line.strip()))
                    .map(HeadlineTerms::folded)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
