package dev.storywire.ingest.extract.html;

import dev.storywire.ingest.extract.ExtractionLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Walks a page once, without recursion, and parts its text into blocks. */
final class PageWalker implements NodeFilter {
    /** Characters of text, white space included, of which the blocks are made: several times the longest body that is kept. */
    private static final int MOST_TEXT = 3_000_000;

    private final ExtractionLimits limits;
    private final NameHints names = new NameHints();
    private final Names attributes = new Names();
    private final List<Block> blocks = new ArrayList<>();
    private final List<PageNode> nodes = new ArrayList<>();
    private final List<PageScan.Spot> pictures = new ArrayList<>();
    private final List<Element> metas = new ArrayList<>();
    private final List<Element> links = new ArrayList<>();
    private final List<Element> jsonLd = new ArrayList<>();
    private final List<PageScan.Spot> times = new ArrayList<>();
    private final List<Element> properties = new ArrayList<>();
    private final List<Element> headings = new ArrayList<>();
    private final Deque<PageNode> open = new ArrayDeque<>();
    private final FoldedText text = new FoldedText();
    private List<Node> leaves = new ArrayList<>();
    private int linked;
    private int linkDepth;
    private int breaks;
    private int elements;
    private int chars;
    private boolean cut;

    private PageWalker(ExtractionLimits limits) {
        this.limits = limits;
    }

    static PageScan walk(Document document, ExtractionLimits limits) {
        var walker = new PageWalker(limits);
        NodeTraversor.filter(walker, document);
        while (!walker.open.isEmpty()) {
            walker.leave();
        }
        return new PageScan(
                walker.blocks,
                walker.nodes,
                walker.pictures,
                walker.metas,
                walker.links,
                walker.jsonLd,
                walker.times,
                walker.properties,
                walker.headings,
                walker.cut);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode leaf) {
            cut |= chars >= MOST_TEXT;
            if (cut) {
                return FilterResult.STOP;
            }
            add(leaf);
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (++elements > limits.elements() || blocks.size() >= limits.blocks()) {
            cut = true;
            return FilterResult.STOP;
        }
        String tag = element.normalName();
        attributes.read(element);
        collect(element, tag);
        if (Tags.SKIPPED.contains(tag)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        enter(element, tag);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if ("a".equals(element.normalName())) {
                linkDepth--;
            }
            PageNode top = open.peek();
            if (top != null && top.element.equals(element)) {
                leave();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void leave() {
        flush();
        PageNode left = open.pop();
        left.endBlock = blocks.size();
        left.endNode = nodes.size();
    }

    private void enter(Element element, String tag) {
        if ("a".equals(tag)) {
            linkDepth++;
        } else if ("br".equals(tag)) {
            lineBreak(element);
        }
        boolean inline = Tags.INLINE.contains(tag);
        if (inline && !"span".equals(tag) && !"small".equals(tag)) {
            return;
        }
        Hint hint = "body".equals(tag) || "html".equals(tag) ? Hint.NONE : hintOf(tag);
        if (inline && !hint.isFurniture()) {
            return;
        }
        flush();
        if (open.size() < limits.depth()) {
            PageNode parent = open.peek();
            var node = new PageNode(nodes.size(), parent == null ? -1 : parent.id, element, hint, blocks.size());
            nodes.add(node);
            open.push(node);
        }
    }

    private Hint hintOf(String tag) {
        Hint byTag =
                switch (tag) {
                    case "menu" -> Hint.NAVIGATION;
                    case "footer" -> Hint.FOOTER;
                    case "header" -> Hint.HEADER;
                    case "aside" -> Hint.ASIDE;
                    case "form", "fieldset" -> Hint.FORM;
                    case "figcaption", "caption" -> Hint.CAPTION;
                    case "address" -> Hint.BYLINE;
                    default -> Hint.NONE;
                };
        if ("articleBody".equals(attributes.itemprop)) {
            return Hint.BODY;
        }
        if (attributes.hidden) {
            return Hint.INVISIBLE;
        }
        Hint byRole =
                switch (attributes.role) {
                    case "navigation", "menu", "menubar", "tablist", "toolbar" -> Hint.NAVIGATION;
                    case "complementary" -> Hint.ASIDE;
                    case "contentinfo" -> Hint.FOOTER;
                    case "banner" -> Hint.HEADER;
                    case "search", "form" -> Hint.FORM;
                    case "dialog", "alertdialog", "alert", "tooltip" -> Hint.OVERLAY;
                    default -> Hint.NONE;
                };
        if (byTag.isFurniture() || byRole != Hint.NONE) {
            return byRole == Hint.NONE ? byTag : byRole;
        }
        Hint byClass = names.of(attributes.classes);
        if (byClass == Hint.NONE || !byClass.isFurniture()) {
            Hint byId = names.of(attributes.id);
            byClass = byId == Hint.NONE || byClass == Hint.BODY ? byClass : byId;
        }
        return byClass == Hint.NONE ? byTag : byClass;
    }

    private void collect(Element element, String tag) {
        switch (tag) {
            case "meta" -> metas.add(element);
            case "link" -> links.add(element);
            case "script" -> {
                if (element.attr("type").toLowerCase(Locale.ROOT).startsWith("application/ld+json")) {
                    jsonLd.add(element);
                }
            }
            case "time" -> times.add(spot(element));
            case "h1", "title" -> headings.add(element);
            case "img", "amp-img", "video", "audio" -> pictures.add(spot(element));
            default -> {}
        }
        if ("meta".equals(tag) ? !attributes.itemprop.isEmpty() : attributes.hasProperty()) {
            properties.add(element);
        }
    }

    private PageScan.Spot spot(Element element) {
        PageNode holder = open.peek();
        return new PageScan.Spot(element, blocks.size() + (text.isEmpty() ? 0 : 1), holder == null ? -1 : holder.id);
    }

    private void lineBreak(Element element) {
        breaks++;
        if (breaks >= 2) {
            flush();
        } else {
            leaves.add(element);
            text.space();
        }
    }

    private void add(TextNode leaf) {
        String raw = leaf.getWholeText();
        int before = text.length();
        int length = Math.min(raw.length(), MOST_TEXT - chars);
        cut |= length < raw.length();
        chars += length;
        if (text.append(raw, length)) {
            breaks = 0;
        }
        if (text.length() > before) {
            leaves.add(leaf);
            linked += linkDepth > 0 ? text.length() - before : 0;
        }
    }

    private void flush() {
        breaks = 0;
        if (!text.isEmpty()) {
            String block = text.take();
            if (blocks.size() < limits.blocks()) {
                PageNode holder = open.peek();
                blocks.add(block(block, holder));
            }
        }
        linked = 0;
        if (!leaves.isEmpty()) {
            leaves = new ArrayList<>();
        }
    }

    private Block block(String block, @Nullable PageNode holder) {
        int level = 0;
        Block.Role role = Block.Role.LOOSE;
        for (PageNode node : open) {
            if (node.level > 0) {
                level = node.level;
                role = Block.Role.HEADING;
                break;
            }
            Block.Role found = node.role;
            boolean outer = role == Block.Role.PARAGRAPH && (found == Block.Role.QUOTE || found == Block.Role.ITEM);
            role = role == Block.Role.LOOSE || outer ? found : role;
            if ((role != Block.Role.LOOSE && role != Block.Role.PARAGRAPH) || node.sections) {
                break;
            }
        }
        return new Block(blocks.size(), block, linked, role, level, holder == null ? -1 : holder.id, leaves);
    }
}
