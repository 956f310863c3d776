package dev.storywire.ingest.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at markup before a tree is built of it, in one linear pass, as a tree builder looks up through all that is open at
 * nearly every tag: 100,000 nested tables would take it many seconds. Tags that nest too deeply are left out, the text
 * between them stays; where tags are too many for their depth the rest is cut off.
 *
 * @param markup the same string where nothing had to be left out
 * @param flattened whether tags were left out for their depth
 * @param cut whether the end was cut off
 */
public record BoundedMarkup(String markup, boolean flattened, boolean cut) {
    /** With fewer tags in a markup so short, whatever they are, a tree is built quickly enough. */
    private static final int FEW_TAGS = 3_000;

    private static final int SHORT = 250_000;

    /** What a tag costs beside one step for each open element. */
    private static final int COST_OF_TAG = 8;

    /** Steps that building a tree may take for each element that may be looked at. */
    public static final int COST_OF_ELEMENT = 20;

    /** Each attribute is compared with those before it, which is so many times quicker than a step up the tree. */
    private static final int QUICKER = 8;

    private static final int MOST_ATTRIBUTES = 512;
    private static final int MOST_NAME = 24;

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "frame", "hr", "img", "image", "input", "link", "meta", "param",
            "source", "track", "wbr", "keygen");

    /** That end where the next of their kind begins: they nest only by what is around them. */
    private static final Set<String> SELF_ENDING =
            Set.of("p", "li", "dd", "dt", "option", "optgroup", "rp", "rt", "html", "head", "body", "a", "nobr");

    /** That nest only by the tables around them. */
    private static final Set<String> OF_TABLES =
            Set.of("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup");

    /** Whose content is text, whatever it looks like. */
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext");

    /**
     * The markup within bounds.
     *
     * @param depth open elements at which further ones are left out, not counting those that end by themselves
     * @param elements for which there may be {@link #COST_OF_ELEMENT} steps each; the rest is cut off
     */
    public static BoundedMarkup of(String markup, int depth, int elements) {
        return hasFewTags(markup)
                ? new BoundedMarkup(markup, false, false)
                : new Scan(markup, depth, (long) COST_OF_ELEMENT * elements).run();
    }

    private static boolean hasFewTags(String markup) {
        int tags = markup.length() <= SHORT ? 0 : FEW_TAGS;
        for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
            if (++tags > FEW_TAGS) {
                return false;
            }
        }
        return true;
    }

    private static final class Scan {
        private final String markup;
        private final int depth;
        private final long mostCost;
        private final StringBuilder kept = new StringBuilder();
        private final List<String> open = new ArrayList<>();
        private int copied;
        private long cost;
        private boolean flattened;

        /** Of the tag that was looked at last. */
        private int attributes;

        Scan(String markup, int depth, long mostCost) {
            this.markup = markup;
            this.depth = depth;
            this.mostCost = mostCost;
        }

        BoundedMarkup run() {
            int at = markup.indexOf('<');
            while (at >= 0 && cost <= mostCost) {
                at = markup.indexOf('<', afterMarkup(at));
            }
            boolean cut = at >= 0;
            if (!flattened && !cut) {
                return new BoundedMarkup(markup, false, false);
            }
            kept.append(markup, copied, cut ? Math.max(copied, at) : markup.length());
            return new BoundedMarkup(kept.toString(), flattened, cut);
        }

        /** The index behind what begins at a {@code <}. */
        private int afterMarkup(int at) {
            if (at + 1 >= markup.length()) {
                return markup.length();
            }
            char next = markup.charAt(at + 1);
            if (next == '!' || next == '?') {
                cost += COST_OF_TAG;
                boolean comment = markup.startsWith("<!--", at);
                return comment ? afterComment(at + 4) : after(markup.indexOf('>', at), 1);
            }
            boolean end = next == '/';
            int from = end ? at + 2 : at + 1;
            int to = nameEnd(from);
            if (to == from) {
                return at + 1;
            }
            int behind = tagEnd(to);
            cost += COST_OF_TAG + open.size() + (long) attributes * attributes / QUICKER;
            String name = markup.substring(from, Math.min(to, from + MOST_NAME)).toLowerCase(Locale.ROOT);
            return end ? endTag(at, behind, name) : startTag(at, behind, name);
        }

        private int startTag(int at, int behind, String name) {
            if (RAW.contains(name)) {
                return afterRaw(name, behind);
            }
            boolean full = open.size() >= depth;
            if (VOID.contains(name) || SELF_ENDING.contains(name) || (OF_TABLES.contains(name) && !full)) {
                return behind;
            }
            if (full) {
                leaveOut(at, behind);
            } else {
                open.add(name);
            }
            return behind;
        }

        private int endTag(int at, int behind, String name) {
            boolean full = open.size() >= depth;
            int found = open.lastIndexOf(name);
            if (found >= 0) {
                open.subList(found, open.size()).clear();
            } else if (full && !SELF_ENDING.contains(name)) {
                leaveOut(at, behind);
            }
            return behind;
        }

        private void leaveOut(int from, int to) {
            flattened = true;
            kept.append(markup, copied, from).append(' ');
            copied = to;
        }

        private int nameEnd(int from) {
            int at = from;
            while (at < markup.length()) {
                char c = markup.charAt(at);
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!letter && (at == from || c <= ' ' || c == '/' || c == '>')) {
                    return at;
                }
                at++;
            }
            return at;
        }

        /** Behind the {@code >} of a tag; one within a quoted value of an attribute ends no tag. */
        private int tagEnd(int from) {
            attributes = 0;
            for (int i = from; i < markup.length(); i++) {
                char c = markup.charAt(i);
                attributes += c <= ' ' && attributes < MOST_ATTRIBUTES ? 1 : 0;
                if (c == '>') {
                    return i + 1;
                }
                if ((c == '"' || c == '\'') && followsEquals(i)) {
                    int close = markup.indexOf(c, i + 1);
                    if (close < 0) {
                        return markup.length();
                    }
                    i = close;
                }
            }
            return markup.length();
        }

        private boolean followsEquals(int quote) {
            int at = quote - 1;
            while (at > 0 && markup.charAt(at) <= ' ') {
                at--;
            }
            return markup.charAt(at) == '=';
        }

        private int afterComment(int from) {
            if (markup.startsWith(">", from) || markup.startsWith("->", from)) {
                return markup.indexOf('>', from) + 1;
            }
            for (int at = markup.indexOf("--", from); at >= 0; at = markup.indexOf("--", at + 1)) {
                if (markup.startsWith(">", at + 2) || markup.startsWith("!>", at + 2)) {
                    return markup.indexOf('>', at) + 1;
                }
            }
            return markup.length();
        }

        private int afterRaw(String name, int from) {
            if (name.equals("plaintext")) {
                return markup.length();
            }
            for (int at = markup.indexOf("</", from); at >= 0; at = markup.indexOf("</", at + 2)) {
                int end = at + 2 + name.length();
                boolean same = markup.regionMatches(true, at + 2, name, 0, name.length());
                if (same && (end >= markup.length() || !Character.isLetterOrDigit(markup.charAt(end)))) {
                    return after(markup.indexOf('>', end), 1);
                }
            }
            return markup.length();
        }

        private int after(int found, int width) {
            return found < 0 ? markup.length() : found + width;
        }
    }
}
