package dev.storywire.ingest.extract.dump;

import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the headline of a dump, and tells headings within a story from labels around it. */
final class Headings {
    private static final int LEAST_WEIGHT = 18;
    private static final int MOST_WEIGHT = 220;
    private static final int NEAR = 40;

    private Headings() {}

    /** The headline above a story: what the page's first line, its title, repeats; else the nearest line like one. */
    static @Nullable String of(List<DumpLine> before) {
        if (before.isEmpty()) {
            return null;
        }
        String title = before.getFirst().text();
        for (int i = before.size() - 1; i > 0; i--) {
            DumpLine line = before.get(i);
            if (isHeadline(line) && title.startsWith(line.text())) {
                return line.text();
            }
        }
        for (int i = before.size() - 1; i >= Math.max(0, before.size() - NEAR); i--) {
            DumpLine line = before.get(i);
            if (line.kind() == LineKind.SHORT && line.weight() >= LEAST_WEIGHT * 2 && line.weight() <= MOST_WEIGHT) {
                return line.text();
            }
        }
        return isHeadline(before.getFirst()) ? title : null;
    }

    /** Takes the headline off the beginning of a story's lines, where it has one. */
    static @Nullable String takenFrom(List<DumpLine> lines) {
        for (int i = 0; i < Math.min(3, lines.size() - 1); i++) {
            DumpLine line = lines.get(i);
            if (line.kind() == LineKind.BYLINE
                    || line.kind() == LineKind.DATE
                    || line.kind() == LineKind.FURNITURE
                    || line.kind() == LineKind.CREDIT) {
                continue;
            }
            LineKind next = lines.get(i + 1).kind();
            boolean labelled = i == 0 && (next == LineKind.BYLINE || next == LineKind.DATE || next == LineKind.CREDIT);
            boolean first = i == 0 && lines.get(1).blankBefore();
            int least = labelled || first ? LEAST_WEIGHT / 2 : LEAST_WEIGHT;
            boolean heading = line.isText()
                    && line.weight() <= MOST_WEIGHT
                    && line.weight() >= least
                    && (!Sentences.isEnded(line.text())
                            || line.text().endsWith("?")
                            || line.text().endsWith("!"));
            boolean carries = lines.stream()
                    .skip(i + 1L)
                    .anyMatch(other -> other.weight() >= DumpLine.LONG / 2 && other.kind() == LineKind.PROSE);
            if (heading && carries) {
                lines.remove(i);
                return line.text();
            }
            return null;
        }
        return null;
    }

    /** Whether a short line stands over running text, as a subheading does, or within a list of its kind. */
    static boolean leadsText(List<DumpLine> lines, int index) {
        for (int i = index + 1; i < Math.min(lines.size(), index + 3); i++) {
            LineKind kind = lines.get(i).kind();
            if (kind == LineKind.PROSE) {
                return true;
            }
        }
        return index > 0 && lines.get(index - 1).text().endsWith(":");
    }

    private static boolean isHeadline(DumpLine line) {
        return line.isText() && line.weight() >= LEAST_WEIGHT && line.weight() <= MOST_WEIGHT;
    }
}
