package dev.storywire.ingest.fetch;

import java.util.HashSet;
import java.util.Set;

/** Hosts with their ports that are fetched from whatever address, port and name they have. */
final class AllowList {

    private final Set<Entry> entries = new HashSet<>();

    /**
     * @param texts each {@code host:port}, an IPv6 address in brackets
     * @throws IllegalArgumentException where one isn't
     */
    AllowList(Iterable<String> texts) {
        for (String text : texts) {
            entries.add(entry(text.strip()));
        }
    }

    boolean holds(WebAddress address) {
        return entries.contains(new Entry(address.host(), address.port()));
    }

    private static Entry entry(String text) {
        int colon = text.lastIndexOf(':');
        boolean named =
                colon > text.lastIndexOf(']') && text.substring(colon + 1).matches("\\d{1,5}");
        if (named
                && WebAddress.read("http://" + text) instanceof AddressCheck.Accepted(WebAddress address)
                && address.target().equals("/")) {
            return new Entry(address.host(), address.port());
        }
        throw new IllegalArgumentException(
                "storywire.fetch.allow holds entries such as bridge.example:8080, each a host and a port, not '" + text
                        + "'.");
    }

    private record Entry(String host, int port) {}
}
