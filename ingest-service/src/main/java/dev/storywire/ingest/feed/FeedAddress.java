package dev.storywire.ingest.feed;

import dev.storywire.ingest.url.Urls;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of a feed.
 *
 * @param url absolute http(s) address, without user information and fragment
 * @param host in lower case, with its port unless that is the scheme's own
 * @param key equal for addresses that are the same feed by all experience: whatever the scheme, the case of scheme and host, a default port,
 *     slashes at the path's end, needless percent-encoding, parameters that only track
 */
public record FeedAddress(String url, String host, String key) {

    /** Longest address taken, in characters. */
    public static final int MAX_LENGTH = 2048;

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/\\\\?#]");
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:/");
    private static final Pattern AUTHORITY = Pattern.compile("(.*?)\\.?(?::(\\d{0,5}))?");
    private static final Pattern HOST = Pattern.compile("\\[[0-9a-f:.]+]|[a-z0-9_~-]+(\\.[a-z0-9_~-]+)*");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final int MAX_PORT = 65_535;

    /** Parameters that no publisher's server answers differently for. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "_ga", "_hsenc", "_hsmi");

    private static final List<String> TRACKING_PREFIXES = List.of("utm_", "mtm_", "pk_");

    /**
     * Reads an address as people write it: white space around it goes, {@code feed://} is {@code http://}.
     *
     * @return empty where it isn't an absolute http(s) address of at most {@value #MAX_LENGTH} characters
     */
    public static Optional<FeedAddress> parse(@Nullable String address) {
        if (address == null || address.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String given = withoutFeedScheme(address.strip());
        return isWeb(given)
                ? Optional.ofNullable(Urls.absolute(null, given)).flatMap(FeedAddress::of)
                : Optional.empty();
    }

    /** Whether an address carries a user name or password, as no address that is kept may. */
    public static boolean hasUserInfo(String address) {
        String given = withoutFeedScheme(address.strip());
        int from = given.indexOf("://") + 3;
        return from >= 3 && given.lastIndexOf('@', authorityEnd(given, from) - 1) >= from;
    }

    private static Optional<FeedAddress> of(String absolute) {
        int hash = absolute.indexOf('#');
        String url = hash < 0 ? absolute : absolute.substring(0, hash);
        int from = url.indexOf("://") + 3;
        int to = authorityEnd(url, from);
        Matcher authority = AUTHORITY.matcher(url.substring(from, to));
        if (!authority.matches() || !HOST.matcher(authority.group(1)).matches()) {
            return Optional.empty();
        }
        String port = port(url.startsWith("https") ? 443 : 80, authority.group(2));
        if (port == null) {
            return Optional.empty();
        }
        String host = authority.group(1) + port;
        return Optional.of(new FeedAddress(url, host, host + key(url.substring(to))));
    }

    /** With its colon, empty where it is the scheme's own, {@code null} where it is none. */
    private static @Nullable String port(int own, @Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return "";
        }
        int port = Integer.parseInt(digits);
        return port == 0 || port > MAX_PORT ? null : port == own ? "" : ":" + port;
    }

    private static String key(String pathAndQuery) {
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        String query = question < 0 ? "" : withoutTracking(pathAndQuery.substring(question + 1));
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return plain(path.substring(0, end) + (query.isEmpty() ? "" : "?" + query));
    }

    private static String withoutTracking(String query) {
        return Stream.of(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return TRACKING.contains(name) || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Unreserved characters as they are, all else encoded in upper case (RFC 3986, section 6.2.2). */
    private static String plain(String text) {
        String decoded = ENCODED.matcher(text).replaceAll(found -> {
            char c = (char) Integer.parseInt(found.group(1), 16);
            boolean unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            return unreserved
                    ? Matcher.quoteReplacement(String.valueOf(c))
                    : found.group().toUpperCase(Locale.ROOT);
        });
        StringBuilder out = new StringBuilder(decoded.length());
        for (byte octet : decoded.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= 0) {
                out.append((char) octet);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return out.toString();
    }

    private static boolean isWeb(String address) {
        return WEB.matcher(address).lookingAt();
    }

    private static String withoutFeedScheme(String address) {
        if (!address.regionMatches(true, 0, "feed:", 0, 5)) {
            return address;
        }
        String rest = address.startsWith("//", 5) ? address.substring(7) : address.substring(5);
        return SCHEME.matcher(rest).lookingAt() ? rest : "http://" + rest;
    }

    private static int authorityEnd(String address, int from) {
        int at = from;
        while (at < address.length() && "/?#\\".indexOf(address.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
