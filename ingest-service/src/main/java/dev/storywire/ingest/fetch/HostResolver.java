package dev.storywire.ingest.fetch;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Finds the IP addresses of names. */
@FunctionalInterface
interface HostResolver {

    /**
     * Every address of a name, one at least, in the order to try them in; fails where there is none.
     *
     * @param host name in lower-case ASCII, absolute though it ends without a dot
     */
    Future<List<InetAddress>> resolve(String host);
}
