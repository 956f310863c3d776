package dev.storywire.ingest.url;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes addresses absolute the way browsers do (WHATWG URL, on top of RFC 3986), as publishers' addresses are seldom
 * valid URIs: blanks and controls around them go, backslashes count as slashes, illegal characters are percent-encoded.
 * User names and passwords are dropped. Whatever isn't {@code http} or {@code https} in the end is no address here.
 */
public final class Urls {
    private static final String HEX = "0123456789ABCDEF";

    /** Of a name with its port (RFC 1035, section 2.3.4); the JDK's Punycode fails at names of thousands of letters. */
    private static final int LONGEST_HOST = 260;

    private Urls() {}

    /**
     * @param base an absolute address, or null where there is none: then only absolute references have an answer
     * @return the absolute http(s) address, or null if the reference isn't one
     */
    public static @Nullable String absolute(@Nullable String base, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        if (isPlainAbsolute(reference)) {
            return reference;
        }
        String ref = tidy(reference);
        if (ref.isEmpty()) {
            return null;
        }
        int colon = schemeEnd(ref);
        if (colon > 0) {
            String scheme = ref.substring(0, colon).toLowerCase(Locale.ROOT);
            return isWebScheme(scheme) ? withAuthority(scheme, ref.substring(colon + 1)) : null;
        }
        Parts from = base == null ? null : Parts.of(base);
        if (ref.startsWith("//") || ref.startsWith("\\\\")) {
            return withAuthority(from == null ? "https" : from.scheme, ref);
        }
        return from == null ? null : from.resolve(ref.replace('\\', '/'));
    }

    /**
     * The absolute address of a reference, whatever it is: one that has a scheme of its own, or for which there is no base of the
     * web to start from, comes back as it was given, without blanks around it.
     */
    public static String resolve(@Nullable String base, String reference) {
        String ref = tidy(reference);
        if (base == null || schemeEnd(ref) > 0) {
            return ref;
        }
        if (ref.isEmpty()) {
            int hash = base.indexOf('#');
            return hash < 0 ? base : base.substring(0, hash);
        }
        String absolute = absolute(base, ref);
        return absolute == null ? ref : absolute;
    }

    /** Whether it is written out as an address of the web. */
    public static boolean isWeb(String reference) {
        int host = reference.regionMatches(true, 0, "http://", 0, 7)
                ? 7
                : reference.regionMatches(true, 0, "https://", 0, 8) ? 8 : Integer.MAX_VALUE;
        return reference.length() > host;
    }

    /** Whether an address is {@code mailto:} or {@code tel:}, the two others that a body may link to. */
    public static boolean isContact(String reference) {
        String ref = tidy(reference);
        return ref.regionMatches(true, 0, "mailto:", 0, 7) || ref.regionMatches(true, 0, "tel:", 0, 4);
    }

    /** A {@code mailto:} or {@code tel:} address with illegal characters encoded. */
    public static String contact(String reference) {
        return encode(tidy(reference));
    }

    /** The host of an absolute address, in lower case; empty where it has none. */
    public static String host(String absolute) {
        int from = absolute.indexOf("://");
        if (from < 0) {
            return "";
        }
        int to = authorityEnd(absolute, from + 3);
        String authority = absolute.substring(from + 3, to);
        int port = authority.lastIndexOf(':');
        return (port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority).toLowerCase(Locale.ROOT);
    }

    private static boolean isWebScheme(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** The common case, told without making a copy: a clean, lower-case, absolute address. */
    private static boolean isPlainAbsolute(String s) {
        int at = s.startsWith("https://") ? 8 : s.startsWith("http://") ? 7 : -1;
        if (at < 0 || at >= s.length()) {
            return false;
        }
        boolean inHost = true;
        for (int i = at; i < s.length(); i++) {
            char c = s.charAt(i);
            if (inHost) {
                if (c == '/' || c == '?' || c == '#') {
                    if (i == at) {
                        return false;
                    }
                    inHost = false;
                } else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_')) {
                    return false;
                }
            }
            if (!isLegal(c) || (c == '.' && !inHost && s.charAt(i - 1) == '/')) {
                return false;
            }
        }
        return true;
    }

    /** Without white space, controls and invisible characters around it, and without line breaks and tabs inside. */
    private static String tidy(String reference) {
        int from = 0;
        int to = reference.length();
        while (from < to && isBlank(reference.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(reference.charAt(to - 1))) {
            to--;
        }
        String bare = reference.substring(from, to);
        return bare.chars().noneMatch(Urls::isBreak) ? bare : withoutBreaks(bare);
    }

    private static String withoutBreaks(String text) {
        var out = new StringBuilder(text.length());
        text.chars().filter(c -> !isBreak(c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static boolean isBreak(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || c == 0x7F
                || (c >= 0x80
                        && (Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.getType(c) == Character.FORMAT));
    }

    /** The index of the colon after a scheme, or -1. */
    private static int schemeEnd(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    /** @param rest all that follows the scheme's colon, with or without its slashes */
    private static @Nullable String withAuthority(String scheme, String rest) {
        int at = 0;
        while (at < rest.length() && (rest.charAt(at) == '/' || rest.charAt(at) == '\\')) {
            at++;
        }
        int end = authorityEnd(rest, at);
        String authority = authority(rest.substring(at, end));
        if (authority == null) {
            return null;
        }
        return scheme + "://" + authority + pathQueryFragment(rest.substring(end));
    }

    private static int authorityEnd(String s, int from) {
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '/' || c == '\\' || c == '?' || c == '#') {
                return i;
            }
        }
        return s.length();
    }

    /** Host and port, checked, in lower case and in ASCII; null where it can't be a host. */
    private static @Nullable String authority(String raw) {
        String hostPort = raw.substring(raw.lastIndexOf('@') + 1);
        boolean ascii = hostPort.chars().allMatch(c -> c < 0x80);
        if (!ascii && hostPort.length() > LONGEST_HOST) {
            return null;
        }
        String host;
        try {
            host = (ascii ? hostPort : IDN.toASCII(hostPort, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return null;
        }
        boolean legal = !host.isEmpty() && host.charAt(0) != ':' && host.chars().allMatch(Urls::isHostChar);
        return legal ? host : null;
    }

    private static boolean isHostChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ".-_:[]~".indexOf(c) >= 0;
    }

    private static String pathQueryFragment(String raw) {
        int pathEnd = raw.length();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '?' || raw.charAt(i) == '#') {
                pathEnd = i;
                break;
            }
        }
        return encode(withoutDots(raw.substring(0, pathEnd).replace('\\', '/')) + raw.substring(pathEnd));
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        var kept = new ArrayDeque<String>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            boolean up = segment.equals("..");
            if (up) {
                kept.pollLast();
            }
            if (!up && !segment.equals(".")) {
                kept.addLast(segment);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encode(String s) {
        boolean clean = true;
        for (int i = 0; i < s.length() && clean; i++) {
            clean = isLegal(s.charAt(i));
        }
        if (clean) {
            return s;
        }
        var out = new StringBuilder(s.length() + 16);
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            int width = Character.charCount(c);
            if (c < 0x80 ? isLegal((char) c) : isReadable(c)) {
                out.appendCodePoint(c);
            } else {
                for (byte b : s.substring(i, i + width).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
                }
            }
            i += width;
        }
        return out.toString();
    }

    /** Letters beyond ASCII stay as given: they are what the publisher and the reader know the address by (RFC 3987). */
    private static boolean isReadable(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isLegal(char c) {
        return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' && c != '{'
                && c != '|' && c != '}';
    }

    /** An absolute address, taken apart. */
    private record Parts(String scheme, String authority, String path, String query) {

        static @Nullable Parts of(String base) {
            String absolute = absolute(null, base);
            if (absolute == null) {
                return null;
            }
            int colon = absolute.indexOf(':');
            int end = authorityEnd(absolute, colon + 3);
            int hash = absolute.indexOf('#', end);
            String rest = hash < 0 ? absolute.substring(end) : absolute.substring(end, hash);
            int question = rest.indexOf('?');
            return new Parts(
                    absolute.substring(0, colon),
                    absolute.substring(colon + 3, end),
                    question < 0 ? rest : rest.substring(0, question),
                    question < 0 ? "" : rest.substring(question));
        }

        String resolve(String ref) {
            String root = scheme + "://" + authority;
            return switch (ref.charAt(0)) {
                case '#' -> root + path + query + encode(ref);
                case '?' -> root + path + encode(ref);
                case '/' -> root + pathQueryFragment(ref);
                default ->
                    root
                            + pathQueryFragment(
                                    path.substring(0, path.lastIndexOf('/') + 1) + (path.isEmpty() ? "/" : "") + ref);
            };
        }
    }
}
