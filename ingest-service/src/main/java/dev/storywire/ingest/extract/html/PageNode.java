package dev.storywire.ingest.extract.html;

import org.jsoup.nodes.Element;

/** An element that holds blocks. Nodes are numbered in document order, so that a parent comes before its children. */
final class PageNode {
    final int id;
    final int parent;
    final Element element;
    final Hint hint;

    /** What the element makes of its text; {@link Block.Role#LOOSE} where it is no paragraph or the like. */
    final Block.Role role;

    /** Of a heading, 1 to 6; else 0. */
    final int level;

    /** Whether it parts the page, so that what is around it says nothing about the text within. */
    final boolean sections;

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
        String tag = element.normalName();
        boolean heading = tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
        this.sections = "article".equals(tag) || "section".equals(tag);
        this.level = heading ? tag.charAt(1) - '0' : 0;
        this.role = heading ? Block.Role.HEADING : roleOf(tag);
        this.endBlock = firstBlock;
        this.firstNode = id;
        this.endNode = id + 1;
    }

    private static Block.Role roleOf(String tag) {
        return switch (tag) {
            case "p" -> Block.Role.PARAGRAPH;
            case "li", "dd", "dt" -> Block.Role.ITEM;
            case "blockquote" -> Block.Role.QUOTE;
            case "pre" -> Block.Role.CODE;
            case "td", "th" -> Block.Role.CELL;
            default -> Block.Role.LOOSE;
        };
    }
}
