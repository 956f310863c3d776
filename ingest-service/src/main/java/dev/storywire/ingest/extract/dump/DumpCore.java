package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.text.LineKind;
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
    private static final int LEAST_STORY = 300;
    private static final int LEAST_HEADLINE = 20;

    static DumpCore in(List<DumpLine> lines) {
        if (!isWholePage(lines)) {
            return new DumpCore(0, lines.size(), false);
        }
        int end = commentsAt(lines);
        double best = 0;
        double sum = 0;
        int start = 0;
        int from = 0;
        int to = 0;
        for (int i = 0; i < end; i++) {
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
        return new DumpCore(belowHeadline(lines, from, to), withList(lines, to, end), true);
    }

    /** Where the readers' comments begin, which may be longer than the story: a header over them behind running text. */
    private static int commentsAt(List<DumpLine> lines) {
        int prose = 0;
        String title = lines.getFirst().text();
        for (int i = 1; i < lines.size(); i++) {
            DumpLine line = lines.get(i);
            if (line.kind() == LineKind.COMMENTS_HEADER && prose >= LEAST_STORY && !inShareBar(lines, i)) {
                return i;
            }
            boolean headline = line.weight() >= LEAST_HEADLINE && title.startsWith(line.text());
            prose = headline ? 0 : prose + (line.kind() == LineKind.PROSE && proseWorth(line) > 0 ? line.weight() : 0);
        }
        return lines.size();
    }

    private static boolean inShareBar(List<DumpLine> lines, int index) {
        boolean before = index > 0 && lines.get(index - 1).kind() == LineKind.FURNITURE;
        boolean after = index + 1 < lines.size() && lines.get(index + 1).kind() == LineKind.FURNITURE;
        return before && after;
    }

    /** A story doesn't begin above its own headline, the line that the page's first, its title, repeats. */
    private static int belowHeadline(List<DumpLine> lines, int from, int to) {
        String title = lines.getFirst().text();
        for (int i = to - 1; i > from; i--) {
            DumpLine line = lines.get(i);
            if (line.weight() >= LEAST_HEADLINE && title.startsWith(line.text())) {
                double behind = lines.subList(i + 1, to).stream()
                        .mapToDouble(DumpCore::worth)
                        .sum();
                double above = lines.subList(from, i).stream()
                        .mapToDouble(DumpCore::worth)
                        .sum();
                return behind > above ? i + 1 : from;
            }
        }
        return from;
    }

    /** A list that the story's last line announces belongs to it. */
    private static int withList(List<DumpLine> lines, int to, int end) {
        int at = to;
        while (at < Math.min(end, to + 2)
                && lines.get(at).text().endsWith(":")
                && lines.get(at).kind() != LineKind.RELATED_HEADER) {
            at++;
        }
        boolean announced = at > 0
                && at <= end
                && lines.get(at - 1).text().endsWith(":")
                && lines.get(at - 1).weight() >= LEAST_HEADLINE;
        int item = at;
        while (announced
                && item < end
                && (lines.get(item).kind() == LineKind.SHORT || lines.get(item).kind() == LineKind.DATE)) {
            item++;
        }
        return item - at >= 3 ? item : to;
    }

    private static boolean isWholePage(List<DumpLine> lines) {
        long small = lines.stream()
                .filter(line -> line.weight() < 60 && !Sentences.isEnded(line.text()))
                .count();
        long furniture = lines.stream()
                .filter(line -> line.kind() == LineKind.FURNITURE || line.kind() == LineKind.RELATED_HEADER)
                .count();
        return lines.size() >= LEAST_LINES_OF_PAGE && small * 5 >= lines.size() * 2L && furniture >= 3;
    }

    private static double worth(DumpLine line) {
        return switch (line.kind()) {
            case EMPTY -> 0;
            case FURNITURE -> -30;
            case RELATED_HEADER -> -90;
            case POINTER -> -20;
            case COMMENTS_HEADER -> -1500;
            case CREDIT, CAPTION, BYLINE, DATE -> -8;
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
