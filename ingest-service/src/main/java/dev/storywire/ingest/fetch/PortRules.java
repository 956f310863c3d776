package dev.storywire.ingest.fetch;

import java.util.BitSet;
import java.util.Set;

/**
 * The ports that are fetched from: those of the settings, without the ports of well-known services that are no web servers and that a
 * request might be taken for a command by (most stand in the Fetch standard's list of bad ports, too).
 */
final class PortRules {

    private static final Set<Integer> OTHER_SERVICES = Set.of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514,
            515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1433, 1521, 1719, 1720,
            1723, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 4369, 5060, 5061, 5432, 5672, 5900,
            5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7000, 7001, 9042, 9092, 9160, 9200,
            9300, 10080, 10250, 10255, 11211, 15672, 26257, 27017, 50000, 61616);

    private static final int MAX_PORT = 65_535;

    private final BitSet ports = new BitSet(MAX_PORT + 1);

    /**
     * @param ranges such as {@code 80,443,1024-65535}
     * @throws IllegalArgumentException where it isn't
     */
    PortRules(Iterable<String> ranges) {
        for (String range : ranges) {
            if (!range.strip().matches("\\d{1,5}(-\\d{1,5})?")) {
                throw notPorts(range);
            }
            String[] ends = range.strip().split("-");
            int from = Integer.parseInt(ends[0]);
            int to = Integer.parseInt(ends[ends.length - 1]);
            if (from < 1 || from > to || to > MAX_PORT) {
                throw notPorts(range);
            }
            ports.set(from, to + 1);
        }
        OTHER_SERVICES.forEach(ports::clear);
    }

    boolean allow(int port) {
        return ports.get(port);
    }

    private static IllegalArgumentException notPorts(String range) {
        return new IllegalArgumentException(
                "storywire.fetch.ports holds ports and ranges of ports such as 80,443,1024-65535, not '" + range
                        + "'.");
    }
}
