package dev.storywire.ingest.parse.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references as RFC 3986, 5.2 does, but also those that it forbids and publishers write (blanks, braces, letters of
 * any script). Never fails, looks nothing up.
 */
public final class Urls {
    private Urls() {}

    /** The absolute address of a reference; the reference itself, stripped, where there is no base to start from. */
    public static String resolve(@Nullable String base, String reference) {
        String ref = clean(reference);
        if (base == null || scheme(ref) > 0) {
            return ref;
        }
        int scheme = scheme(base);
        if (scheme <= 0 || !base.startsWith("//", scheme + 1)) {
            return ref;
        }
        if (ref.startsWith("//")) {
            return base.substring(0, scheme + 1) + ref;
        }
        int path = endOf(base, scheme + 3, "/?#");
        String origin = base.substring(0, path);
        if (ref.isEmpty()) {
            return base.substring(0, endOf(base, path, "#"));
        }
        if (ref.startsWith("#")) {
            return base.substring(0, endOf(base, path, "#")) + ref;
        }
        int query = endOf(base, path, "?#");
        if (ref.startsWith("?")) {
            return (path == query ? origin + "/" : base.substring(0, query)) + ref;
        }
        if (ref.startsWith("/")) {
            return origin + withoutDots(ref);
        }
        int directory = base.lastIndexOf('/', query - 1);
        return origin + withoutDots(directory < path ? "/" + ref : base.substring(path, directory + 1) + ref);
    }

    /** Whether it starts with a scheme. */
    public static boolean isAbsolute(String reference) {
        return scheme(reference) > 0;
    }

    /** Whether it is an absolute address of the web. */
    public static boolean isWeb(String reference) {
        String lower = reference.substring(0, Math.min(8, reference.length())).toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") && reference.length() > 7)
                || (lower.startsWith("https://") && reference.length() > 8);
    }

    private static String clean(String reference) {
        String stripped = reference.strip();
        boolean dirty = false;
        for (int i = 0; i < stripped.length() && !dirty; i++) {
            char c = stripped.charAt(i);
            dirty = c < ' ' || c == 0x7f;
        }
        if (!dirty) {
            return stripped;
        }
        var out = new StringBuilder(stripped.length());
        stripped.chars().filter(c -> c >= ' ' && c != 0x7f).forEach(c -> out.append((char) c));
        return out.toString();
    }

    /** The index of the colon after a scheme, or -1. */
    private static int scheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private static int endOf(String text, int from, String stops) {
        int at = from;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String withoutDots(String pathAndMore) {
        int pathEnd = endOf(pathAndMore, 0, "?#");
        String path = pathAndMore.substring(0, pathEnd);
        if (!path.contains("/.")) {
            return pathAndMore;
        }
        var out = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int next = path.indexOf('/', at + 1);
            String segment = path.substring(at, next < 0 ? path.length() : next);
            boolean last = next < 0;
            if (segment.equals("/..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
                out.append(last ? "/" : "");
            } else if (segment.equals("/.")) {
                out.append(last ? "/" : "");
            } else {
                out.append(segment);
            }
            at = last ? path.length() : next;
        }
        return out + pathAndMore.substring(pathEnd);
    }
}
