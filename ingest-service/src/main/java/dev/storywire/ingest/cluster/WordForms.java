package dev.storywire.ingest.cluster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a text into sentences of word hashes that survive light editing. Words are compatibility-folded (NFKD), in lower case and
 * without accents and apostrophes. A word of Latin letters is known by its consonants, sibilants and gutturals alike and doubled ones
 * once: British and American spellings of a word ({@code organise}, {@code centre}, {@code travelling}) come out the same. A number keeps every
 * digit. In scripts that don't put spaces between words every character is one.
 */
final class WordForms {

    private static final int LONGEST_SENTENCE = 120;
    private static final int LONGEST_WORD = 64;

    private final String text;
    private final int most;
    private final List<int[]> sentences = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder consonants = new StringBuilder();
    private final int[] sentence = new int[LONGEST_SENTENCE];
    private int length;
    private int total;

    private WordForms(String text, int most) {
        this.text = fold(text);
        this.most = most;
    }

    /** The sentences of a text, none of them empty, with at most so many words in all. */
    static List<int[]> sentences(String text, int most) {
        WordForms forms = new WordForms(text, most);
        forms.scan();
        return forms.sentences;
    }

    private static String fold(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKD)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKD);
    }

    private void scan() {
        int end = text.length();
        for (int i = 0; i < end && total < most; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c >= 'a' && c <= 'z') {
                word.append((char) c);
            } else if (standsAlone(c)) {
                endWord();
                word.appendCodePoint(c);
                endWord();
            } else if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(Character.toLowerCase(c));
            } else if (!joins(c, i, next)) {
                endWord();
                if (endsSentence(c, next)) {
                    endSentence();
                }
            }
            i = next;
        }
        endWord();
        endSentence();
    }

    /** Marks and apostrophes within a word vanish; points and commas within a number stay part of it. */
    private boolean joins(int c, int at, int next) {
        if (word.isEmpty()) {
            return false;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK) {
            return true;
        }
        boolean between = next < text.length() && at > 0;
        if (!between) {
            return false;
        }
        if (c == '\'' || c == 0x2019 || c == 0x2BC) {
            return Character.isLetter(text.codePointAt(next));
        }
        if ((c == '.' || c == ',') && isDigit(text.charAt(at - 1)) && isDigit(text.charAt(next))) {
            word.append((char) c);
            return true;
        }
        return false;
    }

    private boolean endsSentence(int c, int next) {
        return switch (c) {
            case '\n', 0x3002, 0xFF01, 0xFF1F -> true;
            case '.', '!', '?' -> next >= text.length() || !Character.isLetterOrDigit(text.charAt(next));
            default -> false;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean standsAlone(int c) {
        if (c < 0xE00) {
            return false;
        }
        return Character.isIdeographic(c)
                || (c >= 0x3041 && c <= 0x30FF)
                || (c >= 0xE00 && c <= 0xEFF && Character.isLetter(c))
                || (c >= 0x1000 && c <= 0x109F && Character.isLetter(c))
                || (c >= 0x1780 && c <= 0x17FF && Character.isLetter(c));
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        word.setLength(Math.min(word.length(), LONGEST_WORD));
        int hash = hash(form(word));
        if (length == LONGEST_SENTENCE) {
            endSentence();
        }
        sentence[length++] = hash;
        total++;
        word.setLength(0);
    }

    private void endSentence() {
        if (length > 0) {
            sentences.add(Arrays.copyOf(sentence, length));
            length = 0;
        }
    }

    /** The consonants of a word of Latin letters, where there are two of them at least; any other word as it is. */
    static String form(String word) {
        return new WordForms("", 0).form(new StringBuilder(word)).toString();
    }

    private CharSequence form(StringBuilder letters) {
        consonants.setLength(0);
        char last = ' ';
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c < 'a' || c > 'z') {
                return letters;
            }
            char kept = kept(c);
            if (kept != ' ' && kept != last) {
                consonants.append(kept);
                last = kept;
            }
        }
        return consonants.length() >= 2 ? consonants : letters;
    }

    private static char kept(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> ' ';
            case 'c', 'k', 'q', 'x', 'z' -> 's';
            default -> c;
        };
    }

    /** Never 0; the lowest bit says whether there is a digit. */
    private static int hash(CharSequence form) {
        long hash = form.length();
        boolean digit = false;
        for (int i = 0; i < form.length(); i++) {
            hash = hash * 0x100000001B3L ^ form.charAt(i);
            digit |= Character.isDigit(form.charAt(i));
        }
        int spread = (int) (TextSketch.mix(hash) >>> 32) & ~1;
        return digit ? spread | 1 : spread == 0 ? 2 : spread;
    }

    /** Whether the word of this hash holds a digit. */
    static boolean isNumber(int hash) {
        return (hash & 1) == 1;
    }
}
