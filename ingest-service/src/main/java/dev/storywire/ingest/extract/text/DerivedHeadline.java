package dev.storywire.ingest.extract.text;

/** Makes a headline of a text that has none: its first sentence, cut at a word where it is long. */
public final class DerivedHeadline {
    private static final int MOST_WEIGHT = 120;

    private DerivedHeadline() {}

    /** The first sentence without its full stop; at most some 120 letters, with an ellipsis where it was cut. */
    public static String of(String text) {
        String sentence = text.substring(0, Sentences.firstEnd(text)).strip();
        int cut = cutAt(sentence);
        if (cut < sentence.length()) {
            return sentence.substring(0, cut).strip() + "…";
        }
        boolean point = (sentence.endsWith(".") && !sentence.endsWith("..")) || sentence.endsWith("。");
        return point ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static int cutAt(String text) {
        int weight = 0;
        int lastSpace = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                lastSpace = i;
            }
            weight += Sentences.weight(String.valueOf(c));
            if (weight > MOST_WEIGHT) {
                int cut = lastSpace > 0 ? lastSpace : i;
                return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
            }
        }
        return text.length();
    }
}
