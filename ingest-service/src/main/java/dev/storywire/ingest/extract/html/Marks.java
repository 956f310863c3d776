package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.meta.PageMarks;
import dev.storywire.ingest.extract.meta.Texts;
import dev.storywire.ingest.extract.text.Bylines;
import dev.storywire.ingest.extract.text.LineKind;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Gathers the places of a page where its article's metadata stands, from near the article first. */
final class Marks {
    private static final int ABOVE = 25;
    private static final int BELOW = 12;
    private static final int MOST_ANCESTORS = 4;
    private static final int MOST_WEIGHT = 260;
    private static final int MOST_TITLE = 1_000;
    private static final int LEAST_DIGITS = 5;

    private final PageScan scan;
    private final @Nullable PageNode body;

    private Marks(PageScan scan, @Nullable PageNode body) {
        this.scan = scan;
        this.body = body;
    }

    static PageMarks of(Document document, PageScan scan, @Nullable PageNode body, String url) {
        var marks = new Marks(scan, body);
        Element html = document.firstElementChild();
        return new PageMarks(
                url,
                html == null ? "" : html.attr("lang"),
                title(scan),
                scan.metas(),
                scan.links(),
                scan.jsonLd(),
                marks.outside(scan.times()),
                scan.properties(),
                marks.headlines(),
                marks.bylines(),
                marks.dates());
    }

    /** Index of the block of the headline above the body; the body's own first where there is none. */
    static int headlineBlock(PageScan scan, PageNode body) {
        int found = -1;
        for (Block block : scan.blocks()) {
            boolean above = block.index() <= body.firstBlock || (found < 0 && block.index() < body.endBlock);
            if (block.level() == 1 && above) {
                found = block.index();
            }
        }
        return found < 0 ? body.firstBlock : Math.min(found, body.firstBlock);
    }

    private static String title(PageScan scan) {
        for (Element heading : scan.headings()) {
            if ("title".equals(heading.normalName())) {
                return Texts.of(heading, MOST_TITLE);
            }
        }
        return "";
    }

    private List<String> headlines() {
        var headlines = new ArrayList<String>();
        int start = body == null ? Integer.MAX_VALUE : body.firstBlock;
        for (Block block : scan.blocks()) {
            if (block.level() == 1 && block.weight() < 600) {
                boolean nearer = block.index() <= start;
                headlines.add(nearer ? 0 : headlines.size(), block.text());
            }
        }
        for (Block block : scan.blocks()) {
            if ((block.level() == 2 || block.level() == 3)
                    && block.index() <= start + 2
                    && block.index() >= start - ABOVE
                    && block.weight() < 600) {
                headlines.add(block.text());
            }
        }
        return headlines;
    }

    /** Lines that name authors; where none does, a name that stands alone before the first paragraph. */
    private List<String> bylines() {
        List<String> lines = lines(Hint.BYLINE, LineKind.BYLINE);
        if (body != null && lines.stream().noneMatch(line -> Bylines.read(line) != null)) {
            for (Block block : scan.blocks().subList(body.firstBlock, Math.min(body.endBlock, body.firstBlock + 4))) {
                if (Worth.isProse(block)) {
                    break;
                }
                if (BodyFilter.isLoneName(block) && !isElsewhere(scan.nodes().get(block.node()))) {
                    lines.add(block.text());
                }
            }
        }
        return lines;
    }

    /** Lines with dates; behind those that are marked as such, every short one near the headline that has digits. */
    private List<String> dates() {
        List<String> lines = lines(Hint.DATE, LineKind.DATE);
        if (body != null) {
            int from = Math.max(0, headlineBlock(scan, body) - ABOVE / 3);
            int to = Math.min(scan.blocks().size(), body.firstBlock + BELOW);
            for (Block block : scan.blocks().subList(from, to)) {
                boolean near = block.weight() <= MOST_WEIGHT
                        && !isElsewhere(scan.nodes().get(block.node()));
                if (near && hasDigits(block.text(), LEAST_DIGITS)) {
                    lines.add(block.text());
                }
            }
        }
        return lines;
    }

    /** Lines with the hint or of the kind: first those around the beginning of the body, then those behind its end. */
    private List<String> lines(Hint hint, LineKind kind) {
        var lines = new ArrayList<String>();
        int start = body == null ? 0 : Math.max(0, Math.min(Marks.headlineBlock(scan, body), body.firstBlock) - ABOVE);
        int middle =
                body == null ? scan.blocks().size() : Math.min(scan.blocks().size(), body.firstBlock + BELOW);
        int end = body == null ? scan.blocks().size() : Math.min(scan.blocks().size(), body.endBlock + BELOW);
        collect(start, middle, hint, kind, lines);
        collect(Math.max(middle, end - 2 * BELOW), end, hint, kind, lines);
        return lines;
    }

    private void collect(int from, int to, Hint hint, LineKind kind, List<String> lines) {
        for (Block block : scan.blocks().subList(from, Math.max(from, to))) {
            boolean own = block.node() >= 0 && !isElsewhere(scan.nodes().get(block.node()));
            if (own && block.weight() <= MOST_WEIGHT && (block.kind() == kind || isHinted(block, hint))) {
                lines.add(block.text());
            }
        }
    }

    private static boolean hasDigits(String text, int least) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < least; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= least;
    }

    private boolean isHinted(Block block, Hint hint) {
        PageNode node = scan.nodes().get(block.node());
        for (int i = 0; i < MOST_ANCESTORS; i++) {
            if (node.hint == hint) {
                return true;
            }
            if (node.parent < 0) {
                return false;
            }
            node = scan.nodes().get(node.parent);
        }
        return false;
    }

    private static boolean isElsewhere(PageNode node) {
        return switch (node.furniture) {
            case RELATED, COMMENTS, NAVIGATION, FOOTER, ADVERTISEMENT, NEWSLETTER, OVERLAY, ASIDE, CAPTION, GALLERY ->
                true;
            case NONE, BODY, HEADER, SHARE, INVISIBLE, FORM, TAGS, BIOGRAPHY, TOOLS, BYLINE, DATE, PROMOTION -> false;
        };
    }

    private List<Element> outside(List<PageScan.Spot> spots) {
        var outside = new ArrayList<Element>(spots.size());
        for (PageScan.Spot spot : spots) {
            if (spot.node() < 0 || !isElsewhere(scan.nodes().get(spot.node()))) {
                outside.add(spot.element());
            }
        }
        return outside;
    }
}
