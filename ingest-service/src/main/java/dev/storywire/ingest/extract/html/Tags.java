package dev.storywire.ingest.extract.html;

import java.util.Set;

/** Elements by the part they play. */
final class Tags {
    /** Whose contents are never text of a page. */
    static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "applet",
            "select",
            "option",
            "optgroup",
            "button",
            "input",
            "textarea",
            "canvas",
            "map",
            "area",
            "frameset",
            "frame",
            "datalist",
            "progress",
            "meter",
            "rp",
            "rt",
            "dialog",
            "portal",
            "fencedframe",
            "amp-ad",
            "amp-sidebar",
            "amp-analytics",
            "amp-consent",
            "amp-embed",
            "amp-iframe");

    /** That stand within a line. */
    static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
            "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "meta", "link", "br");

    /** Inline elements that are kept in a body's markup. */
    static final Set<String> KEPT_INLINE = Set.of(
            "a", "b", "strong", "i", "em", "code", "sub", "sup", "q", "cite", "mark", "del", "ins", "s", "u", "kbd",
            "samp", "abbr", "time");

    private Tags() {}
}
