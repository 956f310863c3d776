package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.text.LineKind;
import java.util.List;
import org.jsoup.nodes.Node;

/**
 * A paragraph of a page, or what passes for one.
 *
 * @param text white space folded
 * @param weight see {@link dev.storywire.ingest.extract.text.Sentences#weight}
 * @param linked characters of the text within links
 * @param role what its element makes it
 * @param level of a heading, 1 to 6; else 0
 * @param node index of the innermost element that holds it
 * @param leaves the text nodes and line breaks that it consists of
 * @param kind what it is by its wording
 */
record Block(
        int index,
        String text,
        int weight,
        int linked,
        Role role,
        int level,
        int node,
        List<Node> leaves,
        LineKind kind) {

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

    /** Share of the text that is within links, 0 to 1. */
    double linkShare() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }
}
