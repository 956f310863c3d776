package dev.storywire.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address: one of IPv4, a network of 64 bits of IPv6, which is the least that one customer gets. */
final class Addresses {

    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    static String counted(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
