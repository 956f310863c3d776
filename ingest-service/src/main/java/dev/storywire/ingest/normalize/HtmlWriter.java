package dev.storywire.ingest.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes HTML that a browser reads back exactly as it was meant: what is opened is closed, in order; no paragraph holds a
 * block; tables hold rows and cells; white space is folded outside {@code pre}; elements that turn out empty are not
 * written at all. Which names and attributes are allowed is the caller's business.
 */
final class HtmlWriter {
    static final Set<String> BLOCKS = Set.of(
            "blockquote",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");
    private static final Set<String> NO_BLOCKS = Set.of("pre", "h1", "h2", "h3", "h4", "h5", "h6", "caption");
    private static final Set<String> NO_TEXT = Set.of("table", "tbody", "thead", "tfoot", "tr", "audio", "video");
    private static final Set<String> NEVER_NESTED = Set.of("a", "audio", "video", "ruby");
    private static final Set<String> KEPT_EMPTY = Set.of("td", "th", "audio", "video");
    private static final int MOST_OPEN = 60;

    private final StringBuilder out = new StringBuilder();
    private final List<Tag> open = new ArrayList<>();
    private final int most;
    private boolean blank;
    private boolean atStart = true;
    private boolean afterContent;
    private boolean full;
    private int waiting;
    private int preformatted;

    private enum State {
        WAITING,
        WRITTEN,
        CLOSED
    }

    private static final class Tag {
        final String name;
        final String attributes;
        final boolean block;
        final boolean takesText;
        State state = State.WAITING;

        Tag(String name, String attributes, boolean block) {
            this.name = name;
            this.attributes = attributes;
            this.block = block;
            this.takesText = !NO_TEXT.contains(name);
        }
    }

    /** @param most characters after which nothing more is written, but for what closes the open elements */
    HtmlWriter(int most) {
        this.most = most;
    }

    /** Whether something was left out because the limit was reached. */
    boolean isFull() {
        return full;
    }

    /**
     * Opens an element if it may stand here; it is to be closed then.
     *
     * @param attributes ready to be written, with a leading blank, or empty
     * @return false if it may not stand here: its content may be written all the same
     */
    boolean open(String name, String attributes) {
        boolean block = BLOCKS.contains(name);
        if (!mayOpen(name, block)) {
            return false;
        }
        if (block) {
            closeParagraph();
            breakLine();
        }
        open.add(new Tag(name, attributes, block));
        waiting++;
        preformatted += name.equals("pre") ? 1 : 0;
        if (KEPT_EMPTY.contains(name)) {
            beforeContent();
            wrote(block);
        }
        return true;
    }

    /** Closes the innermost open element. */
    void close() {
        Tag last = open.removeLast();
        preformatted -= last.name.equals("pre") ? 1 : 0;
        boolean written = last.state == State.WRITTEN;
        writeEnd(last);
        if (last.block) {
            if (written) {
                breakLine();
            } else {
                blank = afterContent;
                atStart = !afterContent;
            }
        }
    }

    /** An element without content: {@code br}, {@code hr}, {@code img}, {@code source}. */
    void empty(String name, String attributes) {
        boolean block = BLOCKS.contains(name);
        if (!mayOpen(name, block) || isBeyond()) {
            return;
        }
        if (block) {
            closeParagraph();
        }
        boolean breaks = block || name.equals("br");
        if (breaks) {
            breakLine();
        }
        beforeContent();
        out.append('<').append(name).append(attributes).append('>');
        wrote(breaks);
    }

    /** A blank, unless there is one already: where a tag that stood between two words was left out. */
    void blank() {
        blank = !atStart && takesText();
    }

    /** Whether text written here would be kept. */
    boolean takesText() {
        return open.isEmpty() || open.getLast().takesText;
    }

    void text(String text) {
        if (isBeyond() || !takesText()) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = preformatted > 0 ? i : endOfPlain(text, i);
            if (end > i) {
                beforeContent();
                wrote(false);
                out.append(text, i, end);
                i = end - 1;
            } else if (preformatted > 0 ? isSkippedInPre(c) : isFoldable(c)) {
                blank = preformatted == 0 && !atStart;
            } else if ((preformatted > 0 && (c == '\n' || c == '\t')) || !PlainText.isDropped(text, i, c)) {
                beforeContent();
                wrote(false);
                escape(out, c);
            }
        }
    }

    /** Text that begins a new line, if there is some before it in the same block. */
    void line(String text) {
        if (!atStart) {
            empty("br", "");
        }
        text(text);
    }

    /** All that was written; whatever is still open is closed first. */
    String finish() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** Appends {@code name="value"} with a leading blank, escaped. */
    static void attribute(StringBuilder to, String name, String value) {
        to.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!PlainText.isDropped(value, i, c)) {
                escape(to, PlainText.isWhite(c) ? ' ' : c);
            }
        }
        to.append('"');
    }

    private boolean isBeyond() {
        full |= out.length() >= most;
        return full;
    }

    private String parent() {
        return open.isEmpty() ? "" : open.getLast().name;
    }

    private boolean mayOpen(String name, boolean block) {
        String parent = parent();
        boolean fits =
                switch (name) {
                    case "li" -> parent.equals("ul") || parent.equals("ol");
                    case "dt", "dd" -> parent.equals("dl");
                    case "caption", "tbody", "thead", "tfoot" -> parent.equals("table");
                    case "tr" -> parent.equals("tbody") || parent.equals("thead") || parent.equals("tfoot");
                    case "td", "th" -> parent.equals("tr");
                    case "source" -> parent.equals("audio") || parent.equals("video");
                    case "figcaption" -> parent.equals("figure");
                    case "rt", "rp" -> parent.equals("ruby");
                    default -> takesText();
                };
        return fits && open.size() < MOST_OPEN && mayNest(name, block);
    }

    private boolean mayNest(String name, boolean block) {
        boolean alone = NEVER_NESTED.contains(name);
        if (!block && !alone) {
            return true;
        }
        for (Tag tag : open) {
            boolean conflicts = (block && NO_BLOCKS.contains(tag.name)) || (alone && tag.name.equals(name));
            if (conflicts && tag.state != State.CLOSED) {
                return false;
            }
        }
        return true;
    }

    /** A block ends the paragraph that it stands in, as a browser has it; what follows in the paragraph stands by itself. */
    private void closeParagraph() {
        int paragraph = open.size() - 1;
        while (paragraph >= 0 && !(open.get(paragraph).name.equals("p") && open.get(paragraph).state != State.CLOSED)) {
            paragraph--;
        }
        for (int i = open.size() - 1; i >= paragraph && paragraph >= 0; i--) {
            writeEnd(open.get(i));
        }
    }

    private void writeEnd(Tag tag) {
        if (tag.state == State.WRITTEN) {
            out.append("</").append(tag.name).append('>');
            afterContent &= !tag.block;
        }
        waiting -= tag.state == State.WAITING ? 1 : 0;
        tag.state = State.CLOSED;
    }

    private void wrote(boolean breaks) {
        atStart = breaks;
        afterContent = !breaks;
    }

    private void breakLine() {
        blank = false;
        atStart = true;
    }

    private void beforeContent() {
        if (!blank && waiting == 0) {
            return;
        }
        if (blank && (waiting == 0 || !isBlockWaiting())) {
            out.append(' ');
        }
        blank = false;
        writeOpenTags();
    }

    private boolean isBlockWaiting() {
        for (Tag tag : open) {
            if (tag.state == State.WAITING && tag.block) {
                return true;
            }
        }
        return false;
    }

    private void writeOpenTags() {
        if (waiting == 0) {
            return;
        }
        waiting = 0;
        for (Tag tag : open) {
            if (tag.state == State.WAITING) {
                out.append('<').append(tag.name).append(tag.attributes).append('>');
                tag.state = State.WRITTEN;
                afterContent &= !tag.block;
            }
        }
    }

    /** Where a run of characters ends that are written as they stand, single blanks between them included. */
    private static int endOfPlain(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean single = c == ' ' && at > from && at + 1 < text.length() && isPlain(text.charAt(at + 1));
            if (!single && !isPlain(c)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"';
    }

    private static boolean isFoldable(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** A parser drops a line break right after {@code <pre>}; carriage returns mean nothing there. */
    private boolean isSkippedInPre(char c) {
        return c == '\r' || (c == '\n' && atStart);
    }

    private static void escape(StringBuilder to, char c) {
        switch (c) {
            case '&' -> to.append("&amp;");
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '"' -> to.append("&quot;");
            default -> to.append(c);
        }
    }
}
