package dev.storywire.ingest.normalize;

import dev.storywire.ingest.extract.html.BoundedMarkup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * Makes bodies safe to show on any page: jsoup reads the markup as a browser would, and only what stands on an allow-list
 * is written again, by a writer that produces nothing that a browser could read differently. Links and images become
 * absolute, links get {@code rel="noopener noreferrer nofollow"}, tracking pixels and everything active go. Sanitising its
 * own result changes nothing. The plain text is taken in the same walk.
 */
public final class HtmlSanitizer {

    private static final int MARKUP_PER_TEXT = 4;

    private final NormalizerLimits limits;

    public HtmlSanitizer(NormalizerLimits limits) {
        this.limits = limits;
    }

    /**
     * @param html a fragment of HTML, however broken
     * @param base the absolute address that relative ones are resolved against, if known
     */
    public CleanHtml clean(String html, @Nullable String base) {
        String markup = unescapedTwice(html);
        if (markup.indexOf('<') < 0) {
            return ofText(Parser.unescapeEntities(markup, false));
        }
        BoundedMarkup bounded = BoundedMarkup.of(
                PlainText.clip(markup, MARKUP_PER_TEXT * limits.bodyChars()), limits.depth(), limits.elements());
        return clean(parsed(bounded.markup()), base, !bounded.flattened() && !bounded.cut());
    }

    /** The depth bounds what misnested markup costs: a tree builder looks up through all that is open. */
    private Element parsed(String markup) {
        Element body = Document.createShell("").body();
        body.appendChildren(Parser.htmlParser().setMaxDepth(limits.depth()).parseFragmentInput(markup, body, ""));
        return body;
    }

    /** As {@link #clean(String, String)}, of the children of an element that was parsed already; it is not changed. */
    public CleanHtml clean(Element body, @Nullable String base) {
        return clean(body, base, true);
    }

    private CleanHtml clean(Element body, @Nullable String base, boolean whole) {
        var walk = new SanitizingWalk(base, limits);
        NodeTraversor.filter(walk, body);
        return walk.result(whole);
    }

    /** Text without any markup as a body: one {@code <p>} a paragraph. */
    public CleanHtml ofText(String text) {
        String paragraphs = PlainText.clip(PlainText.paragraphsOfText(text), limits.bodyChars());
        var html = new HtmlWriter(limits.bodyChars());
        for (String paragraph : paragraphs.split("\n\n")) {
            html.open("p", "");
            for (String line : paragraph.split("\n")) {
                html.line(line);
            }
            html.close();
        }
        return new CleanHtml(html.finish(), paragraphs, true);
    }

    /** Some publishers escape their markup once too often: then the fragment has no tag, but its text has. */
    private static String unescapedTwice(String html) {
        if (html.indexOf('<') >= 0 || html.indexOf('&') < 0) {
            return html;
        }
        String text = Parser.unescapeEntities(html, false);
        return TagStripper.isEscapedMarkup(text) ? text : html;
    }
}
