package dev.storywire.e2e.chaos;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that have nothing in common, so that none is taken for another's reprint. */
final class Prose {

    private static final int WORDS = 40;
    private static final String[] SYLLABLES =
            "ba ber can del dor en fir gan hol in ker lan mar nor ol pen ran sel ter un ver win yor zan".split(" ");

    private Prose() {}

    /** The same text for the same name. */
    static String of(String name) {
        var random = new Random(name.hashCode());
        return IntStream.range(0, WORDS).mapToObj(i -> word(random)).collect(Collectors.joining(" ", "", "."));
    }

    private static String word(Random random) {
        return random.ints(3, 0, SYLLABLES.length).mapToObj(i -> SYLLABLES[i]).collect(Collectors.joining());
    }
}
