package dev.storywire.ingest.extract.html;

import org.jsoup.nodes.Element;

/** An element that holds blocks. Nodes are numbered in document order, so that a parent comes before its children. */
final class PageNode {
    final int id;
    final int parent;
    final Element element;
    final Hint hint;
    final int firstBlock;
    int endBlock;
    final int firstNode;
    int endNode;

    /** Whether the headline or an element marked as an article's body lies within. */
    boolean holdsArticle;

    /** What makes its contents furniture, its own hint or that of an element around it. */
    Hint furniture = Hint.NONE;

    PageNode(int id, int parent, Element element, Hint hint, int firstBlock) {
        this.id = id;
        this.parent = parent;
        this.element = element;
        this.hint = hint;
        this.firstBlock = firstBlock;
        this.endBlock = firstBlock;
        this.firstNode = id;
        this.endNode = id + 1;
    }
}
