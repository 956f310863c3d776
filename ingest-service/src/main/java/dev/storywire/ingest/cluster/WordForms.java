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

    /** What is kept of each letter from a to z, or a space. */
    private static final String SOUNDS = " bsd fgh jslmn psrst vws s";

    private final char[] text;
    private final int most;
    private final List<int[]> sentences = new ArrayList<>();
    private final char[] word = new char[LONGEST_WORD];
    private final char[] consonants = new char[LONGEST_WORD];
    private final int[] sentence = new int[LONGEST_SENTENCE];
    private int letters;
    private int length;
    private int total;

    private WordForms(String text, int most) {
        this.text = fold(text).toCharArray();
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
        for (int i = 0; i < text.length && total < most; ) {
            int c = Character.codePointAt(text, i);
            int next = i + Character.charCount(c);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                append((char) (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c));
            } else if (standsAlone(c)) {
                endWord();
                append(c);
                endWord();
            } else if (Character.isLetterOrDigit(c)) {
                append(Character.toLowerCase(c));
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

    private void append(int c) {
        if (Character.isBmpCodePoint(c)) {
            append((char) c);
        } else {
            append(Character.highSurrogate(c));
            append(Character.lowSurrogate(c));
        }
    }

    private void append(char c) {
        if (letters < LONGEST_WORD) {
            word[letters++] = c;
        }
    }

    /** Marks and apostrophes within a word vanish; points and commas within a number stay part of it. */
    private boolean joins(int c, int at, int next) {
        if (letters == 0) {
            return false;
        }
        if (isMark(c)) {
            return true;
        }
        if (next >= text.length || at == 0) {
            return false;
        }
        if (c == '\'' || c == 0x2019 || c == 0x2BC) {
            return Character.isLetter(Character.codePointAt(text, next));
        }
        if ((c == '.' || c == ',') && isDigit(text[at - 1]) && isDigit(text[next])) {
            append((char) c);
            return true;
        }
        return false;
    }

    private static boolean isMark(int c) {
        if (c < 0x80) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK;
    }

    private boolean endsSentence(int c, int next) {
        return switch (c) {
            case '\n', 0x3002, 0xFF01, 0xFF1F -> true;
            case '.', '!', '?' -> next >= text.length || !Character.isLetterOrDigit(text[next]);
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
        if (letters == 0) {
            return;
        }
        if (length == LONGEST_SENTENCE) {
            endSentence();
        }
        int kept = keepConsonants();
        sentence[length++] = kept == 0 ? hash(word, letters) : hash(consonants, kept);
        total++;
        letters = 0;
    }

    private void endSentence() {
        if (length > 0) {
            sentences.add(Arrays.copyOf(sentence, length));
            length = 0;
        }
    }

    /** How many consonants stand for the word: 0 where it stands for itself, since it has other letters than Latin ones or too few consonants. */
    private int keepConsonants() {
        int kept = 0;
        char last = ' ';
        for (int i = 0; i < letters; i++) {
            if (!isLatin(word[i])) {
                return 0;
            }
            char sound = SOUNDS.charAt(word[i] - 'a');
            if (sound != ' ' && sound != last) {
                consonants[kept++] = sound;
                last = sound;
            }
        }
        return kept >= 2 ? kept : 0;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Never 0; the lowest bit says whether there is a digit. */
    private static int hash(char[] form, int length) {
        long hash = length;
        boolean digit = false;
        for (int i = 0; i < length; i++) {
            hash = hash * 0x100000001B3L ^ form[i];
            digit |= !isLatin(form[i]) && Character.isDigit(form[i]);
        }
        int spread = (int) (TextSketch.mix(hash) >>> 32) & ~1;
        return digit ? spread | 1 : spread == 0 ? 2 : spread;
    }

    /** Whether the word of this hash holds a digit. */
    static boolean isNumber(int hash) {
        return (hash & 1) == 1;
    }
}
