package dev.storywire.ingest.fetch;

import dev.storywire.ingest.url.Urls;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http(s) address in the one spelling that is sent. Read by the rules of the WHATWG URL standard where these make one thing out
 * of many spellings (numbers as hosts, other scripts' dots and digits), and refused where they forgive what only attackers write (user
 * names, backslashes and percent signs before the path, control characters).
 *
 * @param secure https
 * @param host a name in lower-case ASCII without a dot at its end, or an IP address, IPv6 without brackets
 * @param ip the host, where it is an IP address
 * @param port 1 to 65535
 * @param target path and query, percent-encoded
 */
public record WebAddress(
        boolean secure, String host, @Nullable InetAddress ip, int port, String target) {

    /** Longest address read, in characters. */
    public static final int MAX_LENGTH = 8192;

    private static final String HEX = "0123456789ABCDEF";
    private static final int MAX_PORT = 65_535;

    /** Reads an address; refuses {@link Refusal#MALFORMED}, {@link Refusal#SCHEME}, {@link Refusal#CREDENTIALS} and no other. */
    static AddressCheck read(String text) {
        String url = text.strip();
        if (url.isEmpty() || url.length() > MAX_LENGTH || url.chars().anyMatch(Character::isISOControl)) {
            return new AddressCheck.Refused(Refusal.MALFORMED);
        }
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.matches("[a-z][a-z0-9+.-]*")) {
            return new AddressCheck.Refused(Refusal.MALFORMED);
        }
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            return new AddressCheck.Refused(Refusal.SCHEME);
        }
        if (!url.startsWith("//", colon + 1)) {
            return new AddressCheck.Refused(Refusal.MALFORMED);
        }
        int end = authorityEnd(url, colon + 3);
        String authority = url.substring(colon + 3, end);
        if (authority.indexOf('@') >= 0) {
            return new AddressCheck.Refused(Refusal.CREDENTIALS);
        }
        WebAddress address = of(secure, authority, url.substring(end));
        return address == null ? new AddressCheck.Refused(Refusal.MALFORMED) : new AddressCheck.Accepted(address);
    }

    /** Reads a reference, such as the value of {@code Location}, relative to this address. */
    AddressCheck resolve(String reference) {
        return read(Urls.resolve(toString(), reference));
    }

    /** Whether credentials for one may be sent to the other (RFC 6454): same scheme, host and port. */
    boolean sameOrigin(WebAddress other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }

    /** {@code host[:port]} as in an address or the header {@code Host}. */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : '[' + host + ']';
        return port == ownPort(secure) ? name : name + ':' + port;
    }

    /** The address, absolute and without a fragment. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + target;
    }

    private static @Nullable WebAddress of(boolean secure, String authority, String rest) {
        int colon = authority.indexOf(':', authority.startsWith("[") ? authority.indexOf(']') : 0);
        int port = colon < 0 ? ownPort(secure) : port(authority.substring(colon + 1), ownPort(secure));
        HostText host = HostText.read(colon < 0 ? authority : authority.substring(0, colon));
        return host == null || port < 1 || rest.startsWith("\\")
                ? null
                : new WebAddress(secure, host.text(), host.ip(), port, target(rest));
    }

    private static int authorityEnd(String url, int from) {
        int at = from;
        while (at < url.length() && "/?#\\".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int ownPort(boolean secure) {
        return secure ? 443 : 80;
    }

    /** 0 where it is none. */
    private static int port(String digits, int own) {
        if (digits.isEmpty()) {
            return own;
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int port = Integer.parseInt(digits);
        return port > MAX_PORT ? 0 : port;
    }

    private static String target(String rest) {
        int hash = rest.indexOf('#');
        String raw = hash < 0 ? rest : rest.substring(0, hash);
        return encode(raw.startsWith("/") ? raw : '/' + raw);
    }

    /** Encodes what a URI (RFC 3986) can't have, and leaves all else as it is. */
    private static String encode(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            byte octet = bytes[i];
            boolean legal = octet > ' ' && octet < 0x7F && "\"<>[\\]^`{|}".indexOf(octet) < 0;
            if (legal && (octet != '%' || isEncoded(bytes, i))) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    private static boolean isEncoded(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }
}
