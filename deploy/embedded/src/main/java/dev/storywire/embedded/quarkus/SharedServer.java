package dev.storywire.embedded.quarkus;

import dev.storywire.embedded.EmbeddedServer;
import java.util.function.Supplier;

/**
 * A server that is started once in a test run and closed when its JVM ends.
 *
 * @param server the server
 * @param address what clients connect to
 */
record SharedServer(EmbeddedServer server, String address) {

    /**
     * The address of the run's server of a kind. Kept as a system property: Quarkus loads test resources anew, in another
     * class loader, for every profile.
     */
    static String address(String kind, Supplier<SharedServer> start) {
        synchronized (Runtime.getRuntime()) {
            String key = "storywire.embedded." + kind;
            String known = System.getProperty(key);
            if (known != null) {
                return known;
            }
            SharedServer started = start.get();
            Runtime.getRuntime().addShutdownHook(new Thread(started.server()::close, kind + "-close"));
            System.setProperty(key, started.address());
            return started.address();
        }
    }
}
