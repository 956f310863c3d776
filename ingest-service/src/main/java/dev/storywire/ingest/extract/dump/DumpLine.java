package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.text.LineClassifier;
import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of a dump that isn't blank.
 *
 * @param text white space folded
 * @param weight see {@link Sentences#weight}
 * @param blankBefore whether a blank line or the beginning of the dump stands before it
 */
record DumpLine(String text, LineKind kind, int weight, boolean blankBefore) {
    /** A line from this weight on says more than a heading does. */
    static final int LONG = 130;

    /** The lines of a dump, at most {@code most}. */
    static List<DumpLine> of(String dump, int most) {
        var lines = new ArrayList<DumpLine>();
        boolean blank = true;
        int start = 0;
        for (int i = 0; i <= dump.length() && lines.size() < most; i++) {
            if (i < dump.length() && !isBreak(dump.charAt(i))) {
                continue;
            }
            String text = start == i ? "" : folded(dump, start, i);
            boolean afterReturn =
                    i < dump.length() && dump.charAt(i) == '\n' && i > 0 && dump.charAt(i - 1) == '\r' && start == i;
            start = i + 1;
            if (afterReturn) {
                continue;
            }
            if (text.isEmpty()) {
                blank = true;
                continue;
            }
            lines.add(new DumpLine(text, LineClassifier.kindOf(unbulleted(text)), Sentences.weight(text), blank));
            blank = false;
        }
        return lines;
    }

    /** Running text that is not ended: cut off, or a long heading. */
    boolean isCut() {
        int least = Sentences.endsInEllipsis(text) ? LONG / 2 : LONG;
        return weight >= least && isText() && !Sentences.isEnded(text) && !isSigned();
    }

    /** "… a beautiful country? -- FEELING LIKE SECOND RATE": the end of a letter. */
    private boolean isSigned() {
        int dash = Math.max(text.lastIndexOf("--"), text.lastIndexOf('—'));
        String name = dash < 0
                ? ""
                : text.substring(dash).replace("-", "").replace("—", "").strip();
        return !name.isEmpty() && name.length() <= 50 && name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** Not yet known to be anything but the text of a story. */
    boolean isText() {
        return kind == LineKind.PROSE || kind == LineKind.SHORT;
    }

    /** Without the mark that a dump sets before an item of a list. */
    private static String unbulleted(String text) {
        boolean bullet = text.length() > 2 && "*•◦▪·-–".indexOf(text.charAt(0)) >= 0 && text.charAt(1) == ' ';
        return bullet ? text.substring(2) : text;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085' || c == '\f' || c == '\u000B';
    }

    private static String folded(String dump, int start, int end) {
        var folded = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = dump.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000' || c == '\uFEFF') {
                if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else if (c >= ' ' && c != '\u007F') {
                folded.append(c);
            }
        }
        return folded.toString().strip();
    }
}
