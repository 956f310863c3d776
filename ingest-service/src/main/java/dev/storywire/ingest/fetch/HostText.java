package dev.storywire.ingest.fetch;

import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host of an address, read as browsers read it: full-width digits, circled digits and ideographic dots are digits and dots, and a name
 * that ends in a number is an IPv4 address, in decimal, octal or hexadecimal, of one to four parts.
 *
 * @param text in its one spelling
 * @param ip where it is an IP address
 */
record HostText(String text, @Nullable InetAddress ip) {

    private static final int MAX_LENGTH = 253;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final int PARTS = 4;
    private static final int IPV6_BYTES = 16;
    private static final int NO_ZONE = -1;

    /** Longer numbers than this are above 2^32 - 1, but for leading zeros that nobody writes in earnest. */
    private static final int MAX_DIGITS = 20;

    /** {@code null} where it can't be a host. */
    static @Nullable HostText read(String raw) {
        // Before it is made ASCII, too: the JDK's Punycode fails at names of thousands of letters.
        if (raw.length() > MAX_LENGTH + 1) {
            return null;
        }
        if (raw.startsWith("[")) {
            return raw.endsWith("]") ? ipv6(raw.substring(1, raw.length() - 1)) : null;
        }
        String name = ascii(raw);
        if (name == null || name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
            return null;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        return NUMBER.matcher(last).matches() ? ipv4(name.split("\\.")) : new HostText(name, null);
    }

    /** In lower case, without the dot of the root at its end. */
    private static @Nullable String ascii(String raw) {
        try {
            boolean plain = raw.chars().allMatch(c -> c < 0x80);
            String name = (plain ? raw : IDN.toASCII(raw, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
            return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return null;
        }
    }

    /** An IPv4 address at its end stays part of it: what carries one is told by its bytes. */
    private static @Nullable HostText ipv6(String raw) {
        String groups = withoutIpv4Part(raw);
        byte[] bytes = groups == null || groups.indexOf('%') >= 0 || groups.indexOf(':') < 0
                ? null
                : NetUtil.createByteArrayFromIpAddressString(groups);
        if (bytes == null || bytes.length != IPV6_BYTES) {
            return null;
        }
        try {
            InetAddress ip = Inet6Address.getByAddress(null, bytes, NO_ZONE);
            return new HostText(NetUtil.toAddressString(ip), ip);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An IPv6 address has 16 bytes", impossible);
        }
    }

    private static @Nullable String withoutIpv4Part(String raw) {
        if (raw.indexOf('.') < 0) {
            return raw;
        }
        int colon = raw.lastIndexOf(':');
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(raw.substring(colon + 1));
        return bytes == null || bytes.length != PARTS
                ? null
                : "%s%02x%02x:%02x%02x".formatted(raw.substring(0, colon + 1), bytes[0], bytes[1], bytes[2], bytes[3]);
    }

    /** The last part fills all bytes that the others leave. */
    private static @Nullable HostText ipv4(String[] parts) {
        if (parts.length > PARTS) {
            return null;
        }
        long all = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            long most = last ? (1L << (8 * (PARTS - i))) - 1 : 255;
            long part = number(parts[i]);
            if (part < 0 || part > most) {
                return null;
            }
            all |= last ? part : part << (8 * (PARTS - 1 - i));
        }
        return of(new byte[] {(byte) (all >> 24), (byte) (all >> 16), (byte) (all >> 8), (byte) all});
    }

    /** -1 where it is none. */
    private static long number(String part) {
        if (!NUMBER.matcher(part).matches() || part.length() > MAX_DIGITS) {
            return -1;
        }
        try {
            if (part.startsWith("0x")) {
                return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
            }
            return Long.parseLong(part, part.length() > 1 && part.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException tooLargeOrNotOctal) {
            return -1;
        }
    }

    private static HostText of(byte[] bytes) {
        try {
            InetAddress ip = InetAddress.getByAddress(bytes);
            return new HostText(NetUtil.toAddressString(ip), ip);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
        }
    }
}
