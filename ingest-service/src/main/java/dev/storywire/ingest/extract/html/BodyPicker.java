package dev.storywire.ingest.extract.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the element that holds the article's body: the one whose blocks together are worth most. */
final class BodyPicker {
    /** An element marked as an article's body is preferred where it has this share of the best worth. */
    private static final double MARKED_SHARE = 0.5;

    /** The innermost element is taken that has this share of the best worth. */
    private static final double INNER_SHARE = 0.97;

    private BodyPicker() {}

    /** The node of the body; {@code null} where the page has no running text. */
    static @Nullable PageNode pick(PageScan scan) {
        double[] sums = sums(scan);
        double best = 0;
        for (PageNode node : scan.nodes()) {
            if (node.furniture == Hint.NONE) {
                best = Math.max(best, worth(node, sums));
            }
        }
        PageNode marked = marked(scan, sums, best);
        PageNode picked = null;
        double least = best * INNER_SHARE;
        for (PageNode node : scan.nodes()) {
            boolean inner = picked == null || node.parent >= picked.id;
            if (best > 0 && inner && node.furniture == Hint.NONE && worth(node, sums) >= least) {
                picked = node;
            }
        }
        return marked == null ? picked : marked;
    }

    private static @Nullable PageNode marked(PageScan scan, double[] sums, double best) {
        PageNode marked = null;
        for (PageNode node : scan.nodes()) {
            if (node.hint == Hint.BODY
                    && node.furniture == Hint.NONE
                    && worth(node, sums) > Math.max(best * MARKED_SHARE, marked == null ? 0 : worth(marked, sums))) {
                marked = node;
            }
        }
        return marked;
    }

    private static double worth(PageNode node, double[] sums) {
        return sums[node.endBlock] - sums[node.firstBlock];
    }

    private static double[] sums(PageScan scan) {
        List<Block> blocks = scan.blocks();
        var sums = new double[blocks.size() + 1];
        for (Block block : blocks) {
            boolean furniture = block.node() >= 0 && scan.nodes().get(block.node()).furniture != Hint.NONE;
            sums[block.index() + 1] = sums[block.index()] + Worth.of(block, furniture);
        }
        return sums;
    }
}
