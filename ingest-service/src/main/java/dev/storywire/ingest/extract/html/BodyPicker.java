package dev.storywire.ingest.extract.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the element that holds the article's body: the one whose blocks together are worth most. */
final class BodyPicker {
    /** An element marked as an article's body is preferred where it has this share of the best worth. */
    private static final double MARKED_SHARE = 0.5;

    /** One that microdata declares to be the body needs less. */
    private static final double DECLARED_SHARE = 0.1;

    private static final int LEAST_DECLARED = 60;

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
        double most = 0;
        for (PageNode node : scan.nodes()) {
            if (node.hint != Hint.BODY || node.furniture != Hint.NONE) {
                continue;
            }
            boolean declared = "articleBody".equals(node.element.attr("itemprop"));
            double worth = worth(node, sums);
            double least = declared ? Math.max(LEAST_DECLARED, best * DECLARED_SHARE) : best * MARKED_SHARE;
            boolean better = declared ? worth > most || !isDeclared(marked) : worth > most && !isDeclared(marked);
            if (worth > least && better) {
                marked = node;
                most = worth;
            }
        }
        return marked;
    }

    private static boolean isDeclared(@Nullable PageNode node) {
        return node != null && "articleBody".equals(node.element.attr("itemprop"));
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
