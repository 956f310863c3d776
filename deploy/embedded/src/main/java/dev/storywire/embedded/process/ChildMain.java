package dev.storywire.embedded.process;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Arrays;

/**
 * The first main class of every Java child process: watches the pipe from the parent and runs the real main class. The
 * system closes the pipe when the parent ends, also after {@code kill -9}, and the child then ends by itself.
 */
public final class ChildMain {

    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(5);

    private ChildMain() {}

    /**
     * @param args the real main class and its arguments
     */
    public static void main(String[] args) {
        Thread watcher = new Thread(ChildMain::endWithParent, "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
        try {
            MethodHandles.publicLookup()
                    .findStatic(Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class))
                    .invokeExact(Arrays.copyOfRange(args, 1, args.length));
        } catch (Throwable failure) {
            // Threads that it started must not keep a broken server alive.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent writes nothing; only the end of the stream matters.
            }
        } catch (IOException broken) {
            // A broken pipe says the same.
        }
        Thread.ofPlatform().daemon().start(ChildMain::haltWhenStuck);
        System.exit(0);
    }

    private static void haltWhenStuck() {
        try {
            Thread.sleep(SHUTDOWN_LIMIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
