package dev.storywire.ingest.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up text in sentences and paragraphs, and what editors do to it. */
final class Prose {

    private static final String[] SYLLABLES = {
        "bar", "den", "fol", "gim", "hus", "kel", "lor", "mat", "nov", "pir", "quen", "rus", "sil", "tor", "vam", "wex"
    };

    private Prose() {}

    static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, sentence = 0; i < words; i++) {
            text.append(text.isEmpty() || text.toString().endsWith("\\n") ? "" : " ")
                    .append(word(random));
            if (++sentence > 8 + random.nextInt(8) || i == words - 1) {
                text.append(random.nextInt(3) == 0 && i < words - 1 ? ".\\n\\n" : ".");
                sentence = 0;
            }
        }
        return text.toString();
    }

    /** A reprint: as it is, with a dateline and a credit, without its last sentence, or with two words changed. */
    static String edited(Random random, String text, int kind) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        switch (kind) {
            case 1 -> {
                words.addFirst("LINDESUND (AP) -");
                words.addLast("This story was provided by AP.");
            }
            case 2 ->
                words.subList(words.size() - words.size() / 5, words.size()).clear();
            case 3 -> {
                words.set(random.nextInt(words.size()), word(random));
                words.set(random.nextInt(words.size()), word(random));
            }
            default -> {}
        }
        return String.join(" ", words);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
