package dev.storywire.embedded;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody and has no rights beside ours. */
final class PostgresUser {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private PostgresUser() {}

    /** The words to put before a command of PostgreSQL's, none for a plain user. */
    static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!works()) {
            throw new ProcessFailedException("PostgreSQL does not run as root, and this system allows no user namespace"
                    + " (unshare --user) to run it in: start Storywire as a plain user.");
        }
        return NAMESPACE;
    }

    private static boolean works() {
        try {
            Process probe = new ProcessBuilder("unshare", "--user", "true").start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
