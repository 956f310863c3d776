package dev.storywire.ingest.extract.meta;

import java.net.URI;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Makes addresses absolute. */
public final class Addresses {
    private static final int MOST_CHARS = 4_000;

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

    /** The http or https address that the reference means at the base; {@code null} where it means none. */
    public static @Nullable String absolute(String base, String reference) {
        String trimmed = reference.strip();
        if (trimmed.isEmpty() || trimmed.length() > MOST_CHARS) {
            return null;
        }
        String lower = trimmed.substring(0, Math.min(8, trimmed.length())).toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return trimmed;
        }
        if (base.isEmpty()) {
            return null;
        }
        try {
            String resolved = URI.create(base.replace(" ", "%20"))
                    .resolve(trimmed.replace(" ", "%20"))
                    .toString();
            return resolved.startsWith("http") ? resolved : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
