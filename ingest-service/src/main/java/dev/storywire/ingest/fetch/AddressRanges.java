package dev.storywire.ingest.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the addresses of the public internet from all others, by IANA's registries of special-purpose addresses. Of IPv6 only what is
 * global unicast is public (2000::/3, without the tunnels, test and documentation ranges in it): addresses that carry an IPv4 address
 * (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) are none, whatever they carry.
 */
final class AddressRanges {

    private static final List<Range> SPECIAL_V4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers' NAT; metadata of a cloud, too
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a cloud's own services
            "169.254.0.0/16", // link-local; metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // sinks of reverse lookups
            "192.52.193.0/24", // multicast tunnels
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // sinks of reverse lookups
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final Range GLOBAL_UNICAST = range("2000:0:0:0:0:0:0:0/3");

    private static final List<Range> SPECIAL_V6 = ranges(
            "2001:0:0:0:0:0:0:0/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8:0:0:0:0:0:0/32", // documentation
            "2002:0:0:0:0:0:0:0/16", // 6to4
            "2620:4f:8000:0:0:0:0:0/48", // sinks of reverse lookups
            "3ffe:0:0:0:0:0:0:0/16", // the former 6bone
            "3fff:0:0:0:0:0:0:0/20"); // documentation

    private static final int V4_BYTES = 4;

    private AddressRanges() {}

    /** Whether it is an address of the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == V4_BYTES) {
            return SPECIAL_V4.stream().noneMatch(range -> range.holds(bytes));
        }
        return GLOBAL_UNICAST.holds(bytes)
                && SPECIAL_V6.stream().noneMatch(range -> range.holds(bytes))
                && !carriesIpv4(bytes);
    }

    /** ISATAP (RFC 5214): the interface identifier is 0000:5efe or 0200:5efe and an IPv4 address. */
    private static boolean carriesIpv4(byte[] bytes) {
        return (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && (bytes[11] & 0xFF) == 0xFE;
    }

    private static List<Range> ranges(String... texts) {
        return Stream.of(texts).map(AddressRanges::range).toList();
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        return new Range(
                InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                Integer.parseInt(text.substring(slash + 1)));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] start, int bits) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit));
                if (((start[bit / 8] ^ address[bit / 8]) & mask & 0xFF) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
