package dev.storywire.ingest.cluster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as far as telling it from others needs: 32 bits a word, sentence by sentence. Spelling, case, accents and the shape of quotation
 * marks are gone ({@link WordForms}); whether a word holds a digit is kept in its lowest bit. Four bytes a word, at most
 * {@value #MOST_WORDS} words.
 */
final class TextSketch {

    /** The most words that are looked at; what stands after them doesn't count. */
    static final int MOST_WORDS = 2_000;

    /** A text with fewer words says too little to be called a copy of another. */
    static final int FEWEST_WORDS = 12;

    private static final int MARK = 0;
    private static final int SHINGLE = 3;
    private static final int ANCHOR_SHINGLE = 5;
    private static final int ANCHORS = 16;

    private final int[][] sentences;
    private final int[] words;
    private long @Nullable [] shingles;

    private TextSketch(List<int[]> sentences) {
        this.sentences = sentences.toArray(int[][]::new);
        this.words = joined(this.sentences);
    }

    private static int[] joined(int[][] sentences) {
        int[] words = new int
                [Arrays.stream(sentences).mapToInt(sentence -> sentence.length).sum()];
        int length = 0;
        for (int[] sentence : sentences) {
            System.arraycopy(sentence, 0, words, length, sentence.length);
            length += sentence.length;
        }
        return words;
    }

    /** The sketch of a text. */
    static TextSketch of(String text) {
        return new TextSketch(WordForms.sentences(text, MOST_WORDS));
    }

    /** Reads what {@link #toBytes} wrote. */
    static TextSketch fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<int[]> sentences = new ArrayList<>();
        int[] sentence = new int[bytes.length / Integer.BYTES];
        int length = 0;
        while (in.remaining() >= Integer.BYTES) {
            int word = in.getInt();
            if (word != MARK) {
                sentence[length++] = word;
            } else if (length > 0) {
                sentences.add(Arrays.copyOf(sentence, length));
                length = 0;
            }
        }
        return new TextSketch(sentences);
    }

    /** The words in their order, each sentence followed by a mark. */
    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate((words.length + sentences.length) * Integer.BYTES);
        for (int[] sentence : sentences) {
            for (int word : sentence) {
                out.putInt(word);
            }
            out.putInt(MARK);
        }
        return out.array();
    }

    int length() {
        return words.length;
    }

    boolean saysEnough() {
        return words.length >= FEWEST_WORDS;
    }

    int[][] sentences() {
        return sentences;
    }

    /** The different runs of three words, hashed, in ascending order; found when somebody asks, since most stories resemble none. */
    long[] shingles() {
        long[] found = shingles;
        if (found == null) {
            found = new long[runs(SHINGLE)];
            for (int i = 0; i < found.length; i++) {
                found[i] = hash(i, SHINGLE);
            }
            Arrays.sort(found);
            found = distinct(found);
            shingles = found;
        }
        return found;
    }

    /**
     * The smallest hashes among all runs of five words, in ascending order. Of two texts of which one holds half of the other, these sets have
     * several in common almost surely (bottom-k sampling), so that a look-up by them finds the other.
     */
    long[] anchors() {
        long[] least = new long[ANCHORS];
        int kept = 0;
        for (int i = 0; i < runs(ANCHOR_SHINGLE); i++) {
            long hash = hash(i, ANCHOR_SHINGLE);
            if (kept == ANCHORS && hash >= least[ANCHORS - 1]) {
                continue;
            }
            int at = -1 - Arrays.binarySearch(least, 0, kept, hash);
            if (at >= 0) {
                kept = Math.min(kept + 1, ANCHORS);
                System.arraycopy(least, at, least, at + 1, kept - 1 - at);
                least[at] = hash;
            }
        }
        return Arrays.copyOf(least, kept);
    }

    /** The first words, as many as are asked for and there are. */
    TextSketch head(int most) {
        List<int[]> head = new ArrayList<>();
        int left = most;
        for (int i = 0; i < sentences.length && left > 0; i++) {
            head.add(Arrays.copyOf(sentences[i], Math.min(left, sentences[i].length)));
            left -= sentences[i].length;
        }
        return new TextSketch(head);
    }

    private int runs(int length) {
        return Math.max(0, words.length - length + 1);
    }

    private long hash(int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = mix(hash * 31 + words[i]);
        }
        return hash;
    }

    /** In place, since a stream would box every number. */
    private static long[] distinct(long[] sorted) {
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** Spreads 64 bits (the finisher of SplitMix64). */
    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
