package dev.storywire.ingest.normalize;

import dev.storywire.ingest.url.Urls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** One walk over a parsed body that writes what is allowed as HTML and what is readable as text. */
final class SanitizingWalk implements NodeFilter {
    /** Elements that are written, with the attributes that they may keep, each by a rule of {@link #attributes}. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("a", Set.of("href", "title", "hreflang")),
            Map.entry("abbr", Set.of("title")),
            Map.entry("audio", Set.of("src")),
            Map.entry("b", Set.of()),
            Map.entry("bdi", Set.of()),
            Map.entry("bdo", Set.of()),
            Map.entry("blockquote", Set.of("cite")),
            Map.entry("br", Set.of()),
            Map.entry("caption", Set.of()),
            Map.entry("cite", Set.of()),
            Map.entry("code", Set.of()),
            Map.entry("dd", Set.of()),
            Map.entry("del", Set.of("cite", "datetime")),
            Map.entry("dfn", Set.of("title")),
            Map.entry("div", Set.of()),
            Map.entry("dl", Set.of()),
            Map.entry("dt", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("figcaption", Set.of()),
            Map.entry("figure", Set.of()),
            Map.entry("h1", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("h3", Set.of()),
            Map.entry("h4", Set.of()),
            Map.entry("h5", Set.of()),
            Map.entry("h6", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("i", Set.of()),
            Map.entry("img", Set.of("src", "alt", "title", "width", "height")),
            Map.entry("ins", Set.of("cite", "datetime")),
            Map.entry("kbd", Set.of()),
            Map.entry("li", Set.of("value")),
            Map.entry("mark", Set.of()),
            Map.entry("ol", Set.of("start", "reversed")),
            Map.entry("p", Set.of()),
            Map.entry("pre", Set.of()),
            Map.entry("q", Set.of("cite")),
            Map.entry("rp", Set.of()),
            Map.entry("rt", Set.of()),
            Map.entry("ruby", Set.of()),
            Map.entry("s", Set.of()),
            Map.entry("samp", Set.of()),
            Map.entry("small", Set.of()),
            Map.entry("source", Set.of("src", "type")),
            Map.entry("strong", Set.of()),
            Map.entry("sub", Set.of()),
            Map.entry("sup", Set.of()),
            Map.entry("table", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("td", Set.of("colspan", "rowspan")),
            Map.entry("tfoot", Set.of()),
            Map.entry("th", Set.of("colspan", "rowspan", "scope")),
            Map.entry("thead", Set.of()),
            Map.entry("time", Set.of("datetime")),
            Map.entry("tr", Set.of()),
            Map.entry("u", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("var", Set.of()),
            Map.entry("video", Set.of("src", "poster", "width", "height")));

    private static final Set<String> ALWAYS = Set.of("lang", "dir");
    private static final Map<String, String> WRITTEN_AS = Map.ofEntries(
            Map.entry("address", "div"),
            Map.entry("article", "div"),
            Map.entry("aside", "div"),
            Map.entry("center", "div"),
            Map.entry("details", "div"),
            Map.entry("fieldset", "div"),
            Map.entry("footer", "div"),
            Map.entry("form", "div"),
            Map.entry("header", "div"),
            Map.entry("hgroup", "div"),
            Map.entry("legend", "div"),
            Map.entry("main", "div"),
            Map.entry("nav", "div"),
            Map.entry("section", "div"),
            Map.entry("summary", "div"),
            Map.entry("xmp", "pre"),
            Map.entry("listing", "pre"),
            Map.entry("plaintext", "pre"),
            Map.entry("strike", "s"),
            Map.entry("tt", "code"),
            Map.entry("big", "strong"));
    private static final Set<String> VOID = Set.of("br", "hr", "img", "source");
    private static final Set<String> DROPPED = Set.of(
            "applet",
            "area",
            "base",
            "basefont",
            "bgsound",
            "button",
            "canvas",
            "col",
            "colgroup",
            "command",
            "datalist",
            "dialog",
            "embed",
            "fencedframe",
            "frame",
            "frameset",
            "head",
            "iframe",
            "ilayer",
            "input",
            "isindex",
            "keygen",
            "layer",
            "link",
            "map",
            "math",
            "menuitem",
            "meta",
            "meter",
            "noembed",
            "noframes",
            "object",
            "optgroup",
            "option",
            "output",
            "param",
            "portal",
            "progress",
            "script",
            "select",
            "slot",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "track");
    private static final Set<String> NUMBERS = Set.of("width", "height", "colspan", "rowspan", "start", "value");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "poster");
    private static final List<String> LAZY_SOURCES =
            List.of("src", "data-src", "data-original", "data-lazy-src", "data-url");
    private static final Set<String> ADVERTISING = Set.of(
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "adsbygoogle",
            "adslot",
            "adunit",
            "dfp",
            "taboola",
            "outbrain",
            "feedflare");
    private static final Pattern NAME_PARTS = Pattern.compile("[^a-z0-9]+");
    private static final String REL = " rel=\"noopener noreferrer nofollow\"";
    private static final Set<String> TEXTLESS = Set.of("figcaption", "rt", "rp");
    private static final String UNWRAPPED = "";

    private final @Nullable String base;
    private final NormalizerLimits limits;
    private final HtmlWriter html;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> path = new ArrayDeque<>();
    private int textless;

    SanitizingWalk(@Nullable String base, NormalizerLimits limits) {
        this.base = base;
        this.limits = limits;
        this.html = new HtmlWriter(limits.bodyChars());
    }

    /** @param whole whether the walk was over all of the markup */
    CleanHtml result(boolean whole) {
        String written = html.finish();
        if (written.indexOf('<') < 0 && !written.isEmpty()) {
            written = "<p>" + written + "</p>";
        }
        return new CleanHtml(written, PlainText.clip(PlainText.paragraphs(text.toString()), limits.bodyChars()), whole);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (depth == 0) {
            return FilterResult.CONTINUE;
        }
        return switch (node) {
            case TextNode words -> text(words.getWholeText());
            case Element element -> element(element);
            default -> FilterResult.SKIP_ENTIRELY;
        };
    }

    private FilterResult text(String words) {
        html.text(words);
        if (textless == 0 && html.takesText() && text.length() <= limits.bodyChars()) {
            text.append(words);
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult element(Element element) {
        String name = element.normalName();
        if (html.isFull() || DROPPED.contains(name) || isHidden(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        String as = WRITTEN_AS.getOrDefault(name, name);
        if (VOID.contains(as)) {
            empty(as, element);
            return FilterResult.SKIP_ENTIRELY;
        }
        String written = open(as, element);
        path.push(written);
        separate(written, as);
        if (TEXTLESS.contains(written)) {
            textless++;
        }
        return FilterResult.CONTINUE;
    }

    /** Writes the start tag; answers under which name, or that only the content is to be written. */
    private String open(String name, Element element) {
        Set<String> allowed = ALLOWED.get(name);
        String attributes = allowed == null ? "" : attributes(name, allowed, element);
        boolean pointless = name.equals("a") && !attributes.contains(" href=");
        if (allowed != null && !pointless && html.open(name, attributes)) {
            return name;
        }
        if (HtmlWriter.BLOCKS.contains(name)) {
            if (html.open("div", "")) {
                return "div";
            }
            html.blank();
        }
        return UNWRAPPED;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (depth > 0 && node instanceof Element element) {
            String name = WRITTEN_AS.getOrDefault(element.normalName(), element.normalName());
            String written = path.pop();
            if (!written.equals(UNWRAPPED)) {
                html.close();
            } else if (HtmlWriter.BLOCKS.contains(name)) {
                html.blank();
            }
            if (TEXTLESS.contains(written)) {
                textless--;
            }
            separate(written, name);
        }
        return FilterResult.CONTINUE;
    }

    /** Sets blocks apart in the text. */
    private void separate(String written, String name) {
        switch (written) {
            case UNWRAPPED -> {
                if (HtmlWriter.BLOCKS.contains(name)) {
                    text.append(' ');
                }
            }
            case "td", "th" -> text.append(' ');
            case "li", "tr", "dt", "dd" -> text.append('\n');
            default -> {
                if (HtmlWriter.BLOCKS.contains(written)) {
                    text.append("\n\n");
                }
            }
        }
    }

    private static boolean isHidden(Element element) {
        return element.attributesSize() > 0
                && (element.hasAttr("hidden") || isAdvertising(element.className()) || isAdvertising(element.id()));
    }

    /** Whether a word of a class or id says that the element is an advertisement or a row of share buttons. */
    private static boolean isAdvertising(String names) {
        if (names.isEmpty()) {
            return false;
        }
        for (String word : NAME_PARTS.split(names.toLowerCase(Locale.ROOT))) {
            if (ADVERTISING.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private void empty(String name, Element element) {
        switch (name) {
            case "br" -> text.append('\n');
            case "hr" -> text.append("\n\n");
            default -> {
                // nothing that sets words apart
            }
        }
        if (name.equals("img")) {
            image(element);
        } else {
            String attributes = attributes(name, ALLOWED.getOrDefault(name, Set.of()), element);
            if (!name.equals("source") || attributes.contains(" src=")) {
                html.empty(name, attributes);
            }
        }
    }

    private void image(Element element) {
        if (TrackingPixels.isPixel(element)) {
            return;
        }
        for (String attribute : LAZY_SOURCES) {
            String source = address(element.attr(attribute));
            if (source != null) {
                var out = new StringBuilder();
                HtmlWriter.attribute(out, "src", source);
                for (String name : List.of("alt", "title", "width", "height", "lang", "dir")) {
                    plain(out, name, element.attr(name));
                }
                html.empty("img", out.toString());
                return;
            }
        }
    }

    private String attributes(String name, Set<String> allowed, Element element) {
        if (element.attributesSize() == 0) {
            return name.equals("audio") || name.equals("video") ? " controls" : "";
        }
        var out = new StringBuilder();
        element.attributes().forEach(attribute -> {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            if (allowed.contains(key) || ALWAYS.contains(key)) {
                attribute(out, name, key, attribute.getValue());
            }
        });
        if (name.equals("audio") || name.equals("video")) {
            out.append(" controls");
        }
        return out.toString();
    }

    private void attribute(StringBuilder out, String element, String name, String value) {
        if (!ADDRESSES.contains(name)) {
            plain(out, name, value);
            return;
        }
        String address = name.equals("href") && Urls.isContact(value) ? Urls.contact(value) : address(value);
        if (address != null) {
            HtmlWriter.attribute(out, name, address);
            if (element.equals("a")) {
                out.append(REL);
            }
        }
    }

    private static void plain(StringBuilder out, String name, String value) {
        boolean number = NUMBERS.contains(name);
        if (name.equals("reversed")) {
            out.append(" reversed");
        } else if (name.equals("alt") || (!value.isBlank() && (!number || isNumber(value)))) {
            HtmlWriter.attribute(out, name, number ? value.strip() : PlainText.line(value));
        }
    }

    private static boolean isNumber(String value) {
        String digits = value.strip();
        return digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private @Nullable String address(String value) {
        String address = value.isEmpty() ? null : Urls.absolute(base, value);
        return address == null || address.length() > limits.urlChars() ? null : address;
    }
}
