package dev.storywire.ingest.extract.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The short label in capitals before a teaser ("MINERAL DEPOSITS: …"), and the deck that may run on from it without a
 * full stop before the text itself begins.
 *
 * @param label as printed, without the colon
 * @param deck between label and text; absent where it can't be told from the text
 * @param end where the text begins
 */
public record Kicker(String label, @Nullable String deck, int end) {
    private static final int MOST_LABEL = 45;
    private static final int LEAST_DECK_WORDS = 4;
    private static final int MOST_DECK_CHARS = 300;

    /** Small words that can't end a deck. */
    private static final Set<String> BINDING = Phrases.exactly("""
            a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|is|are|was|were|that|than|says|said|say|into|over
            after|before|against|its|his|her|their|our|my|your|about|between|under|new|former|via|but|not|who|which
            when|where|while|will|would|be|has|had|have|since|during|until|de|la|le|les|el|los|las|del|des|du|un|una
            une|en|y|et|que|con|por|para|sur|dans|au|aux|à|di|il|lo|i|gli|e|che|per|da|do|dos|das|em|no|na|os|o|van
            het|een|met|och|av|på|og|af|til|w|z|v|s|u""");

    /** Reads the kicker at the beginning of a line; {@code null} where there is none. */
    public static @Nullable Kicker read(String line) {
        int colon = line.indexOf(':');
        int wide = line.indexOf('\uFF1A');
        int at = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
        if (at < 2 || at > MOST_LABEL || at + 1 >= line.length() || !isLabel(line, at)) {
            return null;
        }
        int start = at + 1;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        if ((start == at + 1 && line.charAt(at) == ':') || start >= line.length()) {
            return null;
        }
        int junction = junction(line, start);
        return junction < 0
                ? new Kicker(line.substring(0, at).strip(), null, start)
                : new Kicker(
                        line.substring(0, at).strip(),
                        line.substring(start, junction).strip(),
                        junction + 1);
    }

    private static boolean isLabel(String line, int end) {
        int capitals = 0;
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (Character.isUpperCase(c)) {
                capitals++;
            } else if ((Character.isLetter(c) && Character.isLowerCase(c))
                    || (!Character.isLetterOrDigit(c) && " -–&'’./,".indexOf(c) < 0)) {
                return false;
            }
        }
        return capitals >= 2;
    }

    /**
     * Where a small word that can end a clause is followed, without a mark between, by a capital: there the deck ends.
     * Not told in texts that write nouns with capitals, where this stands in every line.
     */
    private static int junction(String line, int start) {
        int limit = Math.min(line.length(), start + MOST_DECK_CHARS);
        int words = 0;
        int wordStart = start;
        int capitals = 0;
        int found = -1;
        for (int i = start; i < limit; i++) {
            char c = line.charAt(i);
            if (c != ' ') {
                continue;
            }
            words++;
            String word = line.substring(wordStart, i);
            boolean next = i + 1 < line.length() && Character.isUpperCase(line.charAt(i + 1));
            capitals += Character.isUpperCase(word.isEmpty() ? ' ' : word.charAt(0)) ? 1 : 0;
            if (!word.isEmpty() && Sentences.isMark(word.charAt(word.length() - 1)) && words >= LEAST_DECK_WORDS) {
                break;
            }
            if (found < 0 && next && words >= LEAST_DECK_WORDS && canEnd(word)) {
                found = i;
            }
            wordStart = i + 1;
        }
        return found > 0 && capitals * 3 <= words + 3 ? found : -1;
    }

    private static boolean canEnd(String word) {
        if (word.isEmpty() || BINDING.contains(word)) {
            return false;
        }
        char last = word.charAt(word.length() - 1);
        return (Character.isLowerCase(word.charAt(0))
                        && (Character.isLetter(last)
                                || last == '\u2019'
                                || last == '\''
                                || last == '"'
                                || last == '\u201D'))
                || (Character.isDigit(last) && Character.isDigit(word.charAt(0)));
    }
}
