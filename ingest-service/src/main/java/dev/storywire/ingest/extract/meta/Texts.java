package dev.storywire.ingest.extract.meta;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The text of an element, as far as it is wanted. */
public final class Texts {
    private Texts() {}

    /** The text with white space folded; of an element with more, only some {@code most} characters, and of few nodes. */
    public static String of(Element element, int most) {
        var text = new StringBuilder();
        NodeTraversor.filter(
                new NodeFilter() {
                    private int nodes;

                    @Override
                    public FilterResult head(Node node, int depth) {
                        if (node instanceof TextNode leaf) {
                            append(text, leaf.getWholeText(), most);
                        } else if (node instanceof Element inner && inner.isBlock()) {
                            append(text, " ", most);
                        }
                        return ++nodes > 4 * most || text.length() >= most ? FilterResult.STOP : FilterResult.CONTINUE;
                    }
                },
                element);
        return text.toString().strip();
    }

    private static void append(StringBuilder text, String raw, int most) {
        for (int i = 0; i < raw.length() && text.length() < most; i++) {
            char c = raw.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00A0') {
                text.append(c);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
    }
}
