package dev.storywire.ingest.parse.bytes;

import java.util.Set;

/** The elements by which a fragment without {@code html} is known for HTML. */
final class HtmlNames {
    private static final Set<String> NAMES = Set.of(
            "html",
            "head",
            "body",
            "title",
            "meta",
            "link",
            "script",
            "style",
            "div",
            "p",
            "a",
            "b",
            "i",
            "em",
            "strong",
            "span",
            "img",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "table",
            "tr",
            "td",
            "article",
            "section",
            "main",
            "header",
            "footer",
            "nav",
            "aside",
            "figure",
            "blockquote",
            "pre",
            "center",
            "font",
            "form",
            "iframe",
            "noscript",
            "svg",
            "video",
            "audio",
            "input",
            "button",
            "select",
            "template",
            "base");

    private HtmlNames() {}

    static boolean isHtml(String name) {
        return NAMES.contains(name);
    }
}
