package dev.storywire.ingest.normalize;

/** A body that went through {@link HtmlSanitizer}, which alone can make one: safe HTML, and the same as plain text. */
public final class CleanHtml {
    private final String html;
    private final String text;

    CleanHtml(String html, String text) {
        this.html = html;
        this.text = text;
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
