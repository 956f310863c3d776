package dev.storywire.ingest.extract.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Decides which elements are furniture. What a name hints at is not believed of an element that holds the headline, an
 * article's body, or most of the page's running text.
 */
final class Furniture {
    private static final int LEAST_CARDS = 3;

    private final PageScan scan;
    private final int[] prose;

    private Furniture(PageScan scan) {
        this.scan = scan;
        this.prose = new int[scan.blocks().size() + 1];
        for (Block block : scan.blocks()) {
            prose[block.index() + 1] = prose[block.index()] + (Worth.isProse(block) ? block.weight() : 0);
        }
    }

    /** Marks every node of the page. */
    static void mark(PageScan scan) {
        new Furniture(scan).mark();
    }

    private void mark() {
        findArticle();
        List<PageNode> nodes = scan.nodes();
        boolean[] cards = cards();
        for (PageNode node : nodes) {
            Hint inherited = node.parent < 0 ? Hint.NONE : nodes.get(node.parent).furniture;
            if (inherited != Hint.NONE) {
                node.furniture = inherited;
            } else if (isBelieved(node)) {
                node.furniture = node.hint;
            } else if (cards[node.id]) {
                node.furniture = Hint.RELATED;
            }
        }
    }

    private void findArticle() {
        List<PageNode> nodes = scan.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            PageNode node = nodes.get(i);
            boolean body = node.hint == Hint.BODY && proseIn(node) >= 200;
            node.holdsArticle |= body || "h1".equals(node.element.normalName());
            if (node.holdsArticle && node.parent >= 0) {
                nodes.get(node.parent).holdsArticle = true;
            }
        }
    }

    private boolean isBelieved(PageNode node) {
        if (node.hint.isFurnitureIfShort()) {
            return proseIn(node) < 160 && node.endBlock - node.firstBlock <= 12 && !node.holdsArticle;
        }
        if (!node.hint.isFurniture() || node.holdsArticle) {
            return false;
        }
        int share = node.hint == Hint.COMMENTS ? 90 : 45;
        return proseIn(node) * 100L <= (long) share * prose[prose.length - 1] || prose[prose.length - 1] < 200;
    }

    private int proseIn(PageNode node) {
        return prose[node.endBlock] - prose[node.firstBlock];
    }

    private record Alike(int parent, String tag) {}

    /** Siblings built alike that each hold a linked heading are a list of other stories. */
    private boolean[] cards() {
        List<PageNode> nodes = scan.nodes();
        var cards = new boolean[nodes.size()];
        var alike = new HashMap<Alike, List<PageNode>>();
        for (PageNode node : nodes) {
            if (looksLikeCard(node)) {
                alike.computeIfAbsent(new Alike(node.parent, node.element.normalName()), key -> new ArrayList<>())
                        .add(node);
            }
        }
        for (List<PageNode> siblings : alike.values()) {
            for (PageNode node : siblings) {
                cards[node.id] = siblings.size() >= LEAST_CARDS;
            }
        }
        return cards;
    }

    private boolean looksLikeCard(PageNode node) {
        int size = node.endBlock - node.firstBlock;
        if (size < 1 || size > 8 || node.parent < 0 || node.holdsArticle || proseIn(node) > 600) {
            return false;
        }
        String tag = node.element.normalName();
        if ("p".equals(tag) || "td".equals(tag) || "tr".equals(tag)) {
            return false;
        }
        for (int i = node.firstBlock; i < node.endBlock; i++) {
            Block block = scan.blocks().get(i);
            boolean heading = size > 1 || block.role() == Block.Role.HEADING;
            if (heading && block.weight() >= 15 && block.linkShare() > 0.9) {
                return true;
            }
        }
        return false;
    }
}
