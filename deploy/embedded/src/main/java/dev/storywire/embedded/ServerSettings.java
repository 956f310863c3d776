package dev.storywire.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded server is run.
 *
 * @param port the port on loopback, 0 for any free one
 * @param folder where data and log are kept between runs; without one, a fresh folder that is deleted at the end
 * @param heapMegabytes the largest heap of a Java server, the shared buffers of PostgreSQL
 * @param deadline how long it may take until it is ready
 * @param line the port on loopback that clients are told to go by, 0 for the server's own; for servers that tell their clients
 */
public record ServerSettings(int port, @Nullable Path folder, int heapMegabytes, Duration deadline, int line) {

    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535, not " + port + ".");
        }
        if (heapMegabytes < 1) {
            throw new IllegalArgumentException("A heap of " + heapMegabytes + " MB is none.");
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("A deadline lies in the future, not at " + deadline + ".");
        }
    }

    /** Any free port, nothing kept, two minutes to get ready. */
    static ServerSettings ofHeap(int megabytes) {
        return new ServerSettings(0, null, megabytes, Duration.ofMinutes(2), 0);
    }

    public ServerSettings onPort(int number) {
        return new ServerSettings(number, folder, heapMegabytes, deadline, line);
    }

    public ServerSettings keptIn(Path place) {
        return new ServerSettings(port, place, heapMegabytes, deadline, line);
    }

    public ServerSettings withHeap(int megabytes) {
        return new ServerSettings(port, folder, megabytes, deadline, line);
    }

    public ServerSettings readyWithin(Duration limit) {
        return new ServerSettings(port, folder, heapMegabytes, limit, line);
    }

    public ServerSettings reachedBy(int linePort) {
        return new ServerSettings(port, folder, heapMegabytes, deadline, linePort);
    }
}
