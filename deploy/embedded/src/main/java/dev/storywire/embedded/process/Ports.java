package dev.storywire.embedded.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class Ports {
    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 32_768;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    /**
     * A port that nobody listened on just now, below those that systems give to outgoing connections, so that none of these takes it
     * before the server does.
     */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, LOWEST, HIGHEST)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port on the loopback interface"));
    }

    /** Whether a server could listen on the port. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
