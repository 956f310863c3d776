package dev.storywire.ingest.extract.meta;

import org.jsoup.nodes.Element;

/** The addresses of links. */
public final class Addresses {
    private Addresses() {}

    /**
     * The absolute address that a link leads to, as {@link Element#absUrl} gives it, which takes a link apart that has nothing
     * to be changed or resolved: most of a page's.
     */
    public static String of(Element link) {
        String href = link.attr("href");
        return isPlain(href) ? href : link.absUrl("href");
    }

    /** An address of the web without port or user, in plain characters and without dots as path segments. */
    private static boolean isPlain(String href) {
        int at = href.startsWith("https://") ? 8 : href.startsWith("http://") ? 7 : href.length();
        int host = at;
        while (at < href.length() && isOfHost(href.charAt(at))) {
            at++;
        }
        if (at == host || at == href.length() || href.charAt(at) != '/' || href.indexOf("/.", at) >= 0) {
            return false;
        }
        while (at < href.length() && href.charAt(at) > ' ' && href.charAt(at) < 0x7F) {
            at++;
        }
        return at == href.length();
    }

    private static boolean isOfHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
