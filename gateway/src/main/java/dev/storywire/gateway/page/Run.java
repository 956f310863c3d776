package dev.storywire.gateway.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of text.
 *
 * @param marked whether it is what was searched for
 */
record Run(String text, boolean marked) {

    private static final String BEGIN = "<em>";
    private static final String END = "</em>";

    /** The pieces of a highlight; everything else that looks like markup is text. */
    static List<Run> ofHighlight(String highlight) {
        List<Run> runs = new ArrayList<>();
        int done = 0;
        while (done < highlight.length()) {
            int begin = highlight.indexOf(BEGIN, done);
            int end = begin < 0 ? -1 : highlight.indexOf(END, begin);
            if (end < 0) {
                break;
            }
            add(runs, highlight.substring(done, begin), false);
            add(runs, highlight.substring(begin + BEGIN.length(), end), true);
            done = end + END.length();
        }
        add(runs, highlight.substring(done), false);
        return runs;
    }

    static List<Run> plain(String text) {
        return text.isEmpty() ? List.of() : List.of(new Run(text, false));
    }

    private static void add(List<Run> runs, String text, boolean marked) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, marked));
        }
    }
}
