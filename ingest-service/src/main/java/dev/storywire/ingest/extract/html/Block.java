package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.text.LineClassifier;
import dev.storywire.ingest.extract.text.LineKind;
import dev.storywire.ingest.extract.text.Sentences;
import java.util.List;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** A paragraph of a page, or what passes for one. */
final class Block {
    private final int index;
    private final String text;
    private final int weight;
    private final int linked;
    private final Role role;
    private final int level;
    private final int node;
    private final List<Node> leaves;
    private @Nullable LineKind kind;

    /** What an element makes of its text. */
    enum Role {
        PARAGRAPH,
        HEADING,
        ITEM,
        QUOTE,
        CODE,
        CELL,
        /** Text that stands in a division of a page, in no paragraph. */
        LOOSE
    }

    /**
     * @param text white space folded
     * @param linked characters of the text within links
     * @param level of a heading, 1 to 6; else 0
     * @param node index of the innermost element that holds it
     * @param leaves the text nodes and line breaks that it consists of
     */
    Block(int index, String text, int linked, Role role, int level, int node, List<Node> leaves) {
        this.index = index;
        this.text = text;
        this.weight = Sentences.weight(text);
        this.linked = Math.min(linked, text.length());
        this.role = role;
        this.level = level;
        this.node = node;
        this.leaves = leaves;
    }

    int index() {
        return index;
    }

    String text() {
        return text;
    }

    /** See {@link Sentences#weight}. */
    int weight() {
        return weight;
    }

    int linked() {
        return linked;
    }

    Role role() {
        return role;
    }

    int level() {
        return level;
    }

    int node() {
        return node;
    }

    List<Node> leaves() {
        return leaves;
    }

    /** Share of the text that is within links, 0 to 1. */
    double linkShare() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    /** What it is by its wording; found out when first asked, as most blocks of a page are never asked. */
    LineKind kind() {
        LineKind known = kind;
        if (known == null) {
            known = LineClassifier.kindOf(text);
            kind = known;
        }
        return known;
    }
}
