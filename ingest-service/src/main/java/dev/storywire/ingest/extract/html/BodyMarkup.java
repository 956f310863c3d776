package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.meta.Addresses;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Writes the kept blocks as markup: paragraphs, headings, lists, quotes, code, rows, with the inline markup they had. */
final class BodyMarkup {
    private final StringBuilder html = new StringBuilder();
    private String group = "";

    /** Characters other than white space that are still to be left out. */
    private int skip;

    /** The blocks as markup with absolute links; the prefix of one of them, by index, is left out. */
    static String of(List<Block> blocks, PageScan scan, int cutBlock, String prefix) {
        var markup = new BodyMarkup();
        for (int i = 0; i < blocks.size(); i++) {
            markup.skip = i == cutBlock ? letters(prefix) : 0;
            markup.add(blocks.get(i), scan);
        }
        markup.regroup("");
        return markup.html.toString();
    }

    private void add(Block block, PageScan scan) {
        switch (block.role()) {
            case HEADING -> wrapped(block, "", "h" + Math.max(2, block.level()));
            case ITEM -> wrapped(block, listOf(scan.nodes().get(block.node()).element), "li");
            case QUOTE -> wrapped(block, "blockquote", "p");
            case CODE -> wrapped(block, "", "pre");
            case PARAGRAPH, LOOSE, CELL -> wrapped(block, "", "p");
        }
    }

    private void wrapped(Block block, String outer, String tag) {
        regroup(outer);
        html.append('<').append(tag).append('>');
        inline(block);
        html.append("</").append(tag).append(">\n");
    }

    private void regroup(String next) {
        if (!group.equals(next)) {
            if (!group.isEmpty()) {
                html.append("</").append(group).append(">\n");
            }
            if (!next.isEmpty()) {
                html.append('<').append(next).append(">\n");
            }
            group = next;
        }
    }

    private static String listOf(Element item) {
        for (Element at = item; at != null; at = at.parent()) {
            if ("ol".equals(at.normalName())) {
                return "ol";
            }
            if ("ul".equals(at.normalName())) {
                return "ul";
            }
        }
        return "ul";
    }

    private void inline(Block block) {
        List<Element> open = new ArrayList<>();
        for (Node leaf : block.leaves()) {
            List<Element> wanted = inlineAround(leaf);
            int shared = 0;
            while (shared < Math.min(open.size(), wanted.size())
                    && open.get(shared).equals(wanted.get(shared))) {
                shared++;
            }
            close(open, shared);
            for (Element element : wanted.subList(shared, wanted.size())) {
                openTag(element);
                open.add(element);
            }
            if (leaf instanceof TextNode text) {
                escaped(unskipped(text.getWholeText()));
            } else {
                html.append("<br>");
            }
        }
        close(open, 0);
    }

    private String unskipped(String text) {
        if (skip == 0) {
            return text;
        }
        int i = 0;
        while (skip > 0 && i < text.length()) {
            skip -= isBlank(text.charAt(i)) ? 0 : 1;
            i++;
        }
        return text.substring(i);
    }

    private void escaped(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>' || c == '"') {
                html.append(text, written, i)
                        .append(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;");
                written = i + 1;
            }
        }
        html.append(text, written, text.length());
    }

    private static int letters(String text) {
        return (int) text.chars().filter(c -> !isBlank((char) c)).count();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u00AD' || c == '\uFEFF';
    }

    private void close(List<Element> open, int down) {
        while (open.size() > down) {
            html.append("</").append(open.removeLast().normalName()).append('>');
        }
    }

    private void openTag(Element element) {
        html.append('<').append(element.normalName());
        if ("a".equals(element.normalName())) {
            String href = Addresses.of(element);
            if (!href.isEmpty()) {
                html.append(" href=\"");
                escaped(href);
                html.append('"');
            }
        }
        html.append('>');
    }

    /** The inline elements around a leaf that markup keeps, outermost first. */
    private static List<Element> inlineAround(Node leaf) {
        var around = new ArrayList<Element>();
        @Nullable Node at = leaf.parent();
        while (at instanceof Element element && Tags.INLINE.contains(element.normalName()) && around.size() < 16) {
            if (Tags.KEPT_INLINE.contains(element.normalName())) {
                around.addFirst(element);
            }
            at = element.parent();
        }
        return around;
    }
}
