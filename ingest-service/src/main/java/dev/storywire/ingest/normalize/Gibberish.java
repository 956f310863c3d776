package dev.storywire.ingest.normalize;

/**
 * Tells text in Latin letters that nobody could read aloud: serial numbers, hashes, keyboard mash. In any language that is
 * written in Latin letters nearly every word has a vowel, and few have five consonants in a row.
 */
final class Gibberish {
    private static final String VOWELS = "aeiouyæøœıəwAEIOUYÆØŒİƏW";
    private static final int LONGEST_CLUSTER = 5;
    private static final double MOST_CODES = 0.4;
    private static final double MOST_UNSPEAKABLE = 0.25;

    private int words;
    private int codes;
    private int unspeakable;

    private Gibberish() {}

    static boolean is(String text) {
        var count = new Gibberish();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (part && from < 0) {
                from = i;
            } else if (!part && from >= 0) {
                count.word(text, from, i);
                from = -1;
            }
        }
        return count.words > 0
                && (count.codes > MOST_CODES * count.words || count.unspeakable > MOST_UNSPEAKABLE * count.words);
    }

    private void word(String text, int from, int to) {
        int letters = 0;
        int vowels = 0;
        int cluster = 0;
        int longest = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                boolean vowel = isVowel(c);
                vowels += vowel ? 1 : 0;
                cluster = vowel ? 0 : cluster + 1;
                longest = Math.max(longest, cluster);
            }
        }
        if (letters < 3) {
            return;
        }
        words++;
        boolean digits = letters < to - from;
        codes += digits ? 1 : 0;
        unspeakable += vowels == 0 || longest >= LONGEST_CLUSTER ? 1 : 0;
    }

    private static boolean isVowel(char c) {
        if (c < 0x80) {
            return VOWELS.indexOf(c) >= 0;
        }
        // Accents stand mostly on vowels, and a consonant that has one is not what keyboards are mashed for.
        return true;
    }
}
