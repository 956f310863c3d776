package dev.storywire.ingest.normalize;

/** A body that went through {@link HtmlSanitizer}, which alone can make one: safe HTML, and the same as plain text. */
public final class CleanHtml {
    private final String html;
    private final String text;
    private final boolean whole;

    CleanHtml(String html, String text, boolean whole) {
        this.html = html;
        this.text = text;
        this.whole = whole;
    }

    /** Whether all of the markup was read: what nests too deeply is left out, and what is behind too many tags. */
    public boolean isWhole() {
        return whole;
    }

    /** Sanitised HTML with absolute links; empty where nothing was left. */
    public String html() {
        return html;
    }

    /** Plain text without captions, paragraphs separated by one blank line; empty where there is none. */
    public String text() {
        return text;
    }
}
