package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.text.Sentences;
import java.util.List;

/**
 * The stretch of a dump that holds the story: the run of lines whose worth, prose counted for and furniture against, is
 * greatest.
 *
 * @param from first line
 * @param to behind the last line
 * @param wholePage whether the dump has a page's furniture around the story
 */
record DumpCore(int from, int to, boolean wholePage) {
    private static final int LEAST_LINES_OF_PAGE = 25;
    private static final int MOST_WORTH = 600;

    static DumpCore in(List<DumpLine> lines) {
        if (!isWholePage(lines)) {
            return new DumpCore(0, lines.size(), false);
        }
        double best = 0;
        double sum = 0;
        int start = 0;
        int from = 0;
        int to = 0;
        for (int i = 0; i < lines.size(); i++) {
            sum += worth(lines.get(i));
            if (sum > best) {
                best = sum;
                from = start;
                to = i + 1;
            }
            if (sum <= 0) {
                sum = 0;
                start = i + 1;
            }
        }
        return new DumpCore(from, to, true);
    }

    private static boolean isWholePage(List<DumpLine> lines) {
        long small = lines.stream()
                .filter(line -> line.weight() < 60 && !Sentences.isEnded(line.text()))
                .count();
        return lines.size() >= LEAST_LINES_OF_PAGE && small * 5 >= lines.size() * 2L;
    }

    private static double worth(DumpLine line) {
        return switch (line.kind()) {
            case EMPTY -> 0;
            case FURNITURE -> -30;
            case RELATED_HEADER -> -90;
            case POINTER -> -20;
            case COMMENTS_HEADER -> -1500;
            case CREDIT, BYLINE, DATE -> -8;
            case SHORT -> -14;
            case PROSE -> proseWorth(line);
        };
    }

    private static double proseWorth(DumpLine line) {
        boolean ended = Sentences.isEnded(line.text());
        if (line.weight() >= 80 && (ended || Sentences.hasInnerEnd(line.text()))) {
            return Math.min(line.weight(), MOST_WORTH);
        }
        return ended ? line.weight() * 0.5 : -10;
    }
}
