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

    /** The text without white space around it, and with one blank for each run of white space within. */
    static String folded(String text) {
        String bare = text.strip();
        int at = 0;
        while (at < bare.length() && !isUnfolded(bare, at)) {
            at++;
        }
        if (at == bare.length()) {
            return bare;
        }
        var folded = new StringBuilder(bare.length()).append(bare, 0, at);
        for (int i = at; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (!isAsciiSpace(c)) {
                folded.append(c);
            } else if (folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString();
    }

    private static boolean isUnfolded(String text, int at) {
        char c = text.charAt(at);
        return isAsciiSpace(c) && (c != ' ' || isAsciiSpace(text.charAt(at + 1)));
    }

    private static boolean isAsciiSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
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
