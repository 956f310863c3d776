package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.text.Kicker;
import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells where an article ends and the teasers behind it begin and end. A teaser is one to three lines of which the last is
 * cut off; teasers stand at the end of the dump, one after the other, all built alike.
 *
 * @param article lines before the first teaser
 * @param teasers the lines of each
 */
record Teasers(List<DumpLine> article, List<List<DumpLine>> teasers) {
    /** A lone unended last line must be this long to be a teaser rather than a caption or a signature. */
    private static final int LEAST_ALONE = 230;

    private static final int MOST_LINES = 4;

    /** An article of so many paragraphs was not cut off with its last. */
    private static final int LEAST_PARAGRAPHS = 3;

    /** Parts the lines of a story and what follows it. */
    static Teasers in(List<DumpLine> all) {
        int header = lastHeader(all);
        if (header >= 0) {
            List<DumpLine> behind = all.subList(header + 1, all.size());
            if (behind.stream().anyMatch(line -> line.isCut() || (line.weight() >= LEAST_ALONE && line.isText()))) {
                return new Teasers(List.copyOf(all.subList(0, header)), units(text(behind)));
            }
        }
        List<DumpLine> lines = all;
        int zone = zoneStart(lines);
        return new Teasers(List.copyOf(lines.subList(0, zone)), units(text(lines.subList(zone, lines.size()))));
    }

    /** The header over related stories that has teasers, not only pointers, behind it. */
    private static int lastHeader(List<DumpLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).kind() == LineKind.RELATED_HEADER) {
                List<DumpLine> behind = lines.subList(i + 1, lines.size());
                long cut = behind.stream().filter(DumpLine::isCut).count();
                long whole = behind.stream()
                        .filter(line -> line.weight() >= DumpLine.LONG && !line.isCut())
                        .count();
                if (cut > 0 && cut * 2 >= whole) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Index of the first line that belongs to a teaser; the number of lines where there is none. */
    private static int zoneStart(List<DumpLine> lines) {
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (endsTeaser(lines, i)) {
                ends.add(i);
            }
        }
        int last = ends.size() - 1;
        if (last < 0 || textBetween(lines, ends.get(last) + 1, lines.size()) > 1) {
            return lines.size();
        }
        int first = last;
        while (first > 0 && textBetween(lines, ends.get(first - 1) + 1, ends.get(first)) < MOST_LINES - 1) {
            first--;
        }
        first = alike(lines, ends, first);
        if (first == last && !standsAlone(lines, ends.get(last))) {
            return lines.size();
        }
        return startOfFirst(lines, ends.subList(first, ends.size()));
    }

    /** Leaves out the first ends that stand farther apart than those behind them: stray lines of the article. */
    private static int alike(List<DumpLine> lines, List<Integer> ends, int from) {
        int usual = usualLines(lines, ends.subList(from, ends.size()));
        for (int i = ends.size() - 2; i >= from; i--) {
            int start = ends.get(i) + 1;
            int end = ends.get(i + 1);
            int apart = textBetween(lines, start, end);
            boolean headed = apart == usual && isHeading(lines.get(start));
            boolean whole = apart == 1 && lines.get(start).weight() >= LEAST_ALONE;
            boolean grouped = isGroup(lines, start, end);
            if (apart > usual - 1 && !headed && !whole && !grouped) {
                return i + 1;
            }
        }
        return from;
    }

    /** Whether a blank line stands before the first of the lines and none within. */
    private static boolean isGroup(List<DumpLine> lines, int start, int end) {
        return lines.get(start).blankBefore()
                && lines.subList(start + 1, end + 1).stream().noneMatch(DumpLine::blankBefore);
    }

    private static boolean endsTeaser(List<DumpLine> lines, int index) {
        DumpLine line = lines.get(index);
        if (line.isCut()) {
            return true;
        }
        boolean followed = index + 1 < lines.size() && !lines.get(index + 1).blankBefore();
        return !followed
                && index > 0
                && !line.blankBefore()
                && line.isText()
                && line.weight() >= DumpLine.LONG / 3
                && !Sentences.isEnded(line.text())
                && lines.get(index - 1).weight() >= DumpLine.LONG / 2
                && lines.get(index - 1).isText();
    }

    private static boolean standsAlone(List<DumpLine> lines, int index) {
        DumpLine line = lines.get(index);
        boolean trailing = index == lines.size() - 1
                && Sentences.endsInEllipsis(line.text())
                && (line.blankBefore() || isSetApart(lines, index))
                && lines.stream()
                                .limit(index)
                                .filter(other -> other.weight() >= DumpLine.LONG / 2)
                                .count()
                        >= LEAST_PARAGRAPHS;
        boolean alone = lines.size() == 1
                || Kicker.read(line.text()) != null
                || Sentences.endsInEllipsis(line.text())
                || index == lines.size() - 1;
        return trailing || (line.weight() >= LEAST_ALONE && alone);
    }

    /** Whether the line has a heading, and both are spaced otherwise than the article's lines. */
    private static boolean isSetApart(List<DumpLine> lines, int index) {
        if (!isHeading(lines.get(index - 1)) || lines.get(index).blankBefore()) {
            return false;
        }
        return isSpaced(lines, index - 1) || lines.get(index - 1).blankBefore();
    }

    private static int textBetween(List<DumpLine> lines, int from, int to) {
        int text = 0;
        for (int i = from; i < to; i++) {
            text += lines.get(i).isText() ? 1 : 0;
        }
        return text;
    }

    /** The first teaser has as many lines as those behind it mostly have, unless a blank line or a kicker tells. */
    private static int startOfFirst(List<DumpLine> lines, List<Integer> ends) {
        int end = ends.getFirst();
        boolean spaced = isSpaced(lines, end);
        int usual = spaced && !isRunOn(lines, ends) ? MOST_LINES : usualLines(lines, ends);
        int start = end;
        while (start > 0
                && end - start + 1 < usual
                && lines.get(start - 1).isText()
                && !lines.get(start).blankBefore()
                && Kicker.read(lines.get(start).text()) == null
                && !(spaced && isParagraph(lines.get(start - 1), lines.get(start)))) {
            start--;
        }
        if (start > 0 && start == end && isHeading(lines.get(start - 1)) && haveHeadings(lines, ends)) {
            start--;
        } else if (usual == 1
                && start > 0
                && isHeading(lines.get(start - 1))
                && start - 1 > 0
                && lines.get(start - 1).blankBefore()
                && !lines.get(start).blankBefore()) {
            start--;
        }
        return start;
    }

    /** Whether the line above a teaser's first is the article's: whole, and long or with a heading below it. */
    private static boolean isParagraph(DumpLine above, DumpLine first) {
        return Sentences.isEnded(above.text()) && (above.weight() >= DumpLine.LONG || isHeading(first));
    }

    /** Whether teasers of one line follow each other without blank lines: a whole line before the first is the article's. */
    private static boolean isRunOn(List<DumpLine> lines, List<Integer> ends) {
        int run = 0;
        for (int i = 1; i < ends.size(); i++) {
            run += ends.get(i) == ends.get(i - 1) + 1 && !lines.get(ends.get(i)).blankBefore() ? 1 : 0;
        }
        return run > 0 && run == ends.size() - 1;
    }

    /** Whether a heading stands before most of the teasers behind the first. */
    private static boolean haveHeadings(List<DumpLine> lines, List<Integer> ends) {
        int headed = 0;
        for (int i = 1; i < ends.size(); i++) {
            int before = ends.get(i) - 1;
            headed += before > ends.get(i - 1) && isHeading(lines.get(before)) ? 1 : 0;
        }
        return headed > 0 && headed * 2 >= ends.size() - 1;
    }

    /** Whether the article's paragraphs stand apart, so that lines which don't are of one teaser. */
    private static boolean isSpaced(List<DumpLine> lines, int end) {
        long apart =
                lines.subList(0, end).stream().filter(DumpLine::blankBefore).count();
        return end >= MOST_LINES && apart * 4 >= end * 3L;
    }

    private static int usualLines(List<DumpLine> lines, List<Integer> ends) {
        int[] counts = new int[MOST_LINES + 1];
        for (int i = 1; i < ends.size(); i++) {
            int size = 1;
            int at = ends.get(i);
            if (Kicker.read(lines.get(at).text()) != null) {
                continue;
            }
            while (size < MOST_LINES
                    && at - 1 > ends.get(i - 1)
                    && !lines.get(at).blankBefore()
                    && !isWhole(lines, at - 1, ends.get(i - 1))) {
                at--;
                size++;
            }
            counts[size]++;
        }
        int usual = 1;
        for (int size = 2; size <= MOST_LINES; size++) {
            if (counts[size] > counts[usual]) {
                usual = size;
            }
        }
        return usual;
    }

    /** A long whole line between two teasers of one line each is a teaser of its own that happened to end with a sentence. */
    private static boolean isWhole(List<DumpLine> lines, int index, int previousEnd) {
        return index == previousEnd + 1
                && lines.get(index).weight() >= LEAST_ALONE
                && Sentences.hasInnerEnd(lines.get(index).text());
    }

    private static boolean isHeading(DumpLine line) {
        return line.isText() && line.weight() < DumpLine.LONG && !Sentences.isEnded(line.text());
    }

    /** Cuts the zone of teasers into teasers. */
    private static List<List<DumpLine>> units(List<DumpLine> zone) {
        boolean blanks = zone.stream().skip(1).anyMatch(DumpLine::blankBefore);
        boolean singles = zone.stream().filter(DumpLine::isCut).count() * 2 > zone.size();
        var units = new ArrayList<List<DumpLine>>();
        var unit = new ArrayList<DumpLine>();
        for (int i = firstTeaser(zone); i < zone.size(); i++) {
            DumpLine line = zone.get(i);
            if (!unit.isEmpty() && begins(line, unit, blanks)) {
                units.add(List.copyOf(unit));
                unit.clear();
            }
            unit.add(line);
            if (line.isCut() || (singles && isWholeTeaser(zone, i, blanks))) {
                units.add(List.copyOf(unit));
                unit.clear();
            }
        }
        if (!unit.isEmpty()) {
            units.add(List.copyOf(unit));
        }
        return List.copyOf(units);
    }

    /** Headings one after the other before the first teaser only point at stories. */
    private static int firstTeaser(List<DumpLine> zone) {
        int start = 0;
        while (start + 1 < zone.size() && isHeading(zone.get(start)) && isHeading(zone.get(start + 1))) {
            start++;
        }
        boolean apart = start > 0
                && zone.get(start).blankBefore()
                && zone.get(start + 1).blankBefore();
        return apart ? start + 1 : start;
    }

    private static boolean isWholeTeaser(List<DumpLine> zone, int index, boolean blanks) {
        DumpLine line = zone.get(index);
        boolean last = index + 1 == zone.size();
        boolean apart = blanks ? last || zone.get(index + 1).blankBefore() : Kicker.read(line.text()) != null;
        return apart && line.weight() >= LEAST_ALONE;
    }

    private static boolean begins(DumpLine line, List<DumpLine> unit, boolean blanks) {
        boolean afterHeading = unit.size() == 1 && isHeading(unit.getFirst());
        if (Kicker.read(line.text()) != null) {
            return !afterHeading
                    || line.blankBefore()
                    || Kicker.read(unit.getFirst().text()) != null;
        }
        return blanks && line.blankBefore() && !afterHeading;
    }

    private static List<DumpLine> text(List<DumpLine> lines) {
        return lines.stream().filter(DumpLine::isText).toList();
    }
}
