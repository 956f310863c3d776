package dev.storywire.ingest.normalize;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/** Removes the tags of a fragment of HTML in one pass, without building a tree. */
final class TagStripper {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tr",
            "ul");
    private static final Set<String> SPACED = Set.of("br", "td", "th", "option", "img");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
            "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var");
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "template",
            "iframe",
            "object",
            "noembed",
            "noframes",
            "svg",
            "math",
            "head",
            "title",
            "select",
            "textarea");

    private final String html;
    private final boolean paragraphs;
    private final StringBuilder out;
    private boolean sawTag;

    private TagStripper(String html, boolean paragraphs) {
        this.html = html;
        this.paragraphs = paragraphs;
        this.out = new StringBuilder(html.length());
    }

    /** The text with entities decoded; white space is not yet folded. */
    static String strip(String html, boolean paragraphs) {
        if (html.indexOf('<') < 0) {
            String once = html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false);
            return isEscapedMarkup(once) ? stripOnce(once, paragraphs).out.toString() : PlainText.decodeLeftOver(once);
        }
        TagStripper first = stripOnce(html, paragraphs);
        String text = first.out.toString();
        return !first.sawTag && isEscapedMarkup(text)
                ? stripOnce(text, paragraphs).out.toString()
                : PlainText.decodeLeftOver(text);
    }

    /** Whether text that should be free of markup closes a tag that HTML knows, or has one that stands alone. */
    static boolean isEscapedMarkup(String text) {
        int lastEnd = text.lastIndexOf('>');
        for (int at = text.indexOf('<'); at >= 0 && at < lastEnd; at = text.indexOf('<', at + 1)) {
            boolean closes = text.startsWith("/", at + 1);
            int end = nameEnd(text, at + (closes ? 2 : 1));
            String name = text.substring(at + (closes ? 2 : 1), end).toLowerCase(Locale.ROOT);
            boolean known = BLOCKS.contains(name) || INLINE.contains(name) || SPACED.contains(name);
            if (known && end <= lastEnd && (closes || name.equals("br") || name.equals("img") || name.equals("p"))) {
                return true;
            }
        }
        return false;
    }

    private static TagStripper stripOnce(String html, boolean paragraphs) {
        var stripper = new TagStripper(html, paragraphs);
        stripper.run();
        return stripper;
    }

    private void run() {
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                open = html.length();
            }
            text(at, open);
            at = open < html.length() ? afterMarkup(open) : open;
        }
    }

    private void text(int from, int to) {
        if (from < to) {
            String text = html.substring(from, to);
            out.append(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
        }
    }

    private int afterMarkup(int open) {
        char next = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
        if (html.startsWith("<!--", open)) {
            return after(html.indexOf("-->", open + 4), 3);
        }
        if (html.startsWith("<![CDATA[", open)) {
            int end = html.indexOf("]]>", open + 9);
            out.append(html, open + 9, end < 0 ? html.length() : end);
            return after(end, 3);
        }
        if (next == '!' || next == '?') {
            return after(html.indexOf('>', open), 1);
        }
        boolean closes = next == '/';
        int nameAt = open + (closes ? 2 : 1);
        int nameEnd = nameEnd(html, nameAt);
        if (nameEnd == nameAt) {
            out.append('<');
            return open + 1;
        }
        sawTag = true;
        return afterTag(html.substring(nameAt, nameEnd).toLowerCase(Locale.ROOT), closes, nameEnd);
    }

    private int afterTag(String name, boolean closes, int nameEnd) {
        int end = tagEnd(nameEnd);
        if (BLOCKS.contains(name)) {
            out.append(paragraphs ? "\n\n" : " ");
        } else if (name.equals("br") && paragraphs) {
            out.append('\n');
        } else if (SPACED.contains(name)) {
            out.append(' ');
        } else if (!closes && UNSEEN.contains(name) && html.charAt(Math.max(0, end - 2)) != '/') {
            return afterElement(name, end);
        }
        return end;
    }

    /** The end of an element that readers don't see: after its end tag, or all the rest where it has none. */
    private int afterElement(String name, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                return after(html.indexOf('>', at), 1);
            }
        }
        return html.length();
    }

    /** After the {@code >} of a tag, quotes heeded. */
    private int tagEnd(int from) {
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                int close = html.indexOf(c, i + 1);
                if (close < 0) {
                    return html.length();
                }
                i = close;
            }
        }
        return html.length();
    }

    private int after(int found, int width) {
        return found < 0 ? html.length() : found + width;
    }

    private static int nameEnd(String s, int from) {
        int end = from;
        while (end < s.length()
                && (Character.isLetter(s.charAt(end))
                        || (end > from
                                && (Character.isDigit(s.charAt(end))
                                        || s.charAt(end) == ':'
                                        || s.charAt(end) == '-')))) {
            end++;
        }
        return end;
    }
}
