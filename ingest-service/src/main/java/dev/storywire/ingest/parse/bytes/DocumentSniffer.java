package dev.storywire.ingest.parse.bytes;

import dev.storywire.ingest.parse.model.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a document is by its content: the first element's name for markup, the first character for JSON, the control
 * characters of the wire formats. Feeds are found behind blanks, comments, warnings of PHP and under {@code text/html}.
 */
final class DocumentSniffer {
    private static final int HEAD = 64 << 10;
    private static final int JUNK = 8 << 10;

    private final byte[] in;
    private final int from;
    private final int end;

    private DocumentSniffer(byte[] in, int from, int end) {
        this.in = in;
        this.from = from;
        this.end = end;
    }

    static DocumentKind sniff(byte[] utf8, int from, int to, @Nullable String contentType) {
        return new DocumentSniffer(utf8, from, to)
                .sniff(contentType == null ? "" : contentType.toLowerCase(Locale.ROOT));
    }

    private DocumentKind sniff(String contentType) {
        DocumentKind wire = WireSigns.look(in, from, end);
        if (wire != null) {
            return wire;
        }
        if (Binary.mostlyControls(in, from, end)) {
            return DocumentKind.BINARY;
        }
        int at = skipBlanks(from);
        if (at >= end) {
            return DocumentKind.EMPTY;
        }
        if (in[at] == '{' || (in[at] == '[' && looksLikeJsonArray(at))) {
            return DocumentKind.JSON;
        }
        if (in[at] == '<') {
            return markup(at, contentType);
        }
        DocumentKind late = lateRoot(at, contentType);
        return late != null ? late : looksLikeHtml(at) ? DocumentKind.HTML : DocumentKind.TEXT;
    }

    private DocumentKind markup(int start, String contentType) {
        int at = skipProlog(start);
        String root = at < end ? name(at + 1) : "";
        DocumentKind kind = ofRoot(root);
        if (kind != null) {
            return kind;
        }
        boolean html = contentType.startsWith("text/html") || contentType.startsWith("application/xhtml");
        DocumentKind late = lateRoot(at, contentType);
        if (late != null) {
            return late;
        }
        if (html || HtmlNames.isHtml(root) || looksLikeHtml(start)) {
            return DocumentKind.HTML;
        }
        if (root.isEmpty()) {
            return contentType.startsWith("text/plain") || !hasMarkup(start) ? DocumentKind.TEXT : DocumentKind.HTML;
        }
        return DocumentKind.OTHER_XML;
    }

    private static @Nullable DocumentKind ofRoot(String root) {
        return switch (root) {
            case "rss", "channel", "item" -> DocumentKind.RSS;
            case "rdf" -> DocumentKind.RDF;
            case "feed", "entry" -> DocumentKind.ATOM;
            case "urlset" -> DocumentKind.SITEMAP;
            case "sitemapindex" -> DocumentKind.SITEMAP_INDEX;
            case "opml" -> DocumentKind.OPML;
            case "newsmessage",
                    "newsitem",
                    "packageitem",
                    "conceptitem",
                    "knowledgeitem",
                    "planningitem",
                    "catalogitem" -> DocumentKind.NEWSML_G2;
            case "nitf" -> DocumentKind.NITF;
            case "html", "head", "body" -> DocumentKind.HTML;
            default -> null;
        };
    }

    /** A feed that starts behind something else: a warning, stray text, an unknown wrapper. */
    private @Nullable DocumentKind lateRoot(int start, String contentType) {
        boolean xmlSaid = contentType.contains("xml");
        int last = Math.min(end, start + (xmlSaid ? HEAD : JUNK));
        for (int at = start; at < last; at++) {
            if (in[at] == '<' && at + 1 < end && isLetter(in[at + 1])) {
                String name = name(at + 1);
                if (name.equals("rss") || name.equals("feed") || name.equals("rdf")) {
                    return ofRoot(name);
                }
                if (name.equals("html") || name.equals("body") || name.equals("script")) {
                    return null;
                }
            }
        }
        return null;
    }

    private int skipProlog(int start) {
        int at = start;
        while (at < end) {
            at = skipBlanks(at);
            if (starts(at, "<?")) {
                at = after(at, "?>", ">");
            } else if (starts(at, "<!--")) {
                at = after(at, "-->", ">");
            } else if (starts(at, "<!")) {
                at = afterDoctype(at);
            } else {
                return at;
            }
        }
        return at;
    }

    private int after(int start, String close, String orElse) {
        int at = find(start, close);
        return at >= 0 ? at + close.length() : Math.max(start + 1, find(start, orElse) + 1);
    }

    private int afterDoctype(int start) {
        int at = start;
        boolean subset = false;
        while (at < end) {
            byte b = in[at++];
            if (b == '[') {
                subset = true;
            } else if (b == ']') {
                subset = false;
            } else if (b == '>' && !subset) {
                break;
            }
        }
        return at;
    }

    private int find(int start, String text) {
        int last = Math.min(end, start + HEAD * 4) - text.length();
        for (int at = start; at <= last; at++) {
            if (starts(at, text)) {
                return at;
            }
        }
        return -1;
    }

    private boolean starts(int at, String text) {
        if (at + text.length() > end) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((in[at + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The local name of the element at {@code at}, in lower case, without its prefix. */
    private String name(int at) {
        int stop = at;
        int start = at;
        while (stop < end && stop - at < 80 && isName(in[stop])) {
            if (in[stop] == ':') {
                start = stop + 1;
            }
            stop++;
        }
        return new String(in, start, stop - start, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    private boolean hasMarkup(int start) {
        String head = head(start, JUNK);
        return head.contains("</") || head.contains("/>");
    }

    private boolean looksLikeHtml(int start) {
        String head = head(start, JUNK).toLowerCase(Locale.ROOT);
        return head.contains("<!doctype html")
                || head.contains("<html")
                || head.contains("<body")
                || head.contains("</p>")
                || head.contains("</div>")
                || head.contains("<p>")
                || head.contains("<br");
    }

    private boolean looksLikeJsonArray(int start) {
        int at = skipBlanks(start + 1);
        return at >= end || in[at] == '{' || in[at] == '[' || in[at] == '"' || in[at] == ']';
    }

    private String head(int start, int most) {
        return new String(in, start, Math.min(end - start, most), StandardCharsets.ISO_8859_1);
    }

    private int skipBlanks(int start) {
        int at = start;
        while (at < end) {
            if (in[at] >= 0 && in[at] <= ' ') {
                at++;
            } else if (starts(at, "\u00ef\u00bb\u00bf")) {
                at += 3;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    private static boolean isName(byte b) {
        return isLetter(b) || b < 0 || (b >= '0' && b <= '9') || b == ':' || b == '_' || b == '-' || b == '.';
    }
}
