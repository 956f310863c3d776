package dev.storywire.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A line to a server that can be made as bad as networks are. It has its port before the server is there, and keeps it. A change holds for
 * connections that are open and for those to come.
 */
public final class ToxicProxy implements AutoCloseable {

    private static final int PIECE = 16 * 1024;
    private static final int QUEUE = 512;
    private static final Duration COPIES_LAST = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(5);

    /** What is wrong with the line. */
    public sealed interface Toxin {

        /** Nothing. */
        record None() implements Toxin {}

        /** Each piece of an answer comes so much later. */
        record Latency(Duration delay) implements Toxin {}

        /** Connections are taken and stay open, and nothing goes through; it goes on when the line is healed. */
        record Stall() implements Toxin {}

        /** Of the next piece of an answer so many bytes come, and then its connection breaks. */
        record BreakOff(int bytes) implements Toxin {}

        /** Connections break, new ones at once. */
        record Reset() implements Toxin {}

        /** Whoever lost the other side isn't told: nothing goes through connections that are open now, ever again; new ones are good. */
        record HalfOpen() implements Toxin {}

        /** Each request is answered with this text by nobody but the line, and the connection ends. */
        record Answer(String text) implements Toxin {}

        /** Connections break, and nobody listens any more. */
        record Refuse() implements Toxin {}
    }

    /** Both ends of a line that somebody uses. */
    private record Line(Socket client, Socket server, AtomicBoolean forgotten) {

        /** Ends both as a crash does. */
        void cut() {
            reset(client);
            reset(server);
        }

        private static void reset(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException closedAlready) {
                // That is what was wanted.
            }
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int port;
    private volatile Toxin toxin = new Toxin.None();
    private volatile int target;
    private @Nullable ServerSocket door;

    public ToxicProxy() {
        door = listen(0);
        port = door.getLocalPort();
    }

    /** Where clients connect to. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** Where the line leads, on this machine. */
    public void leadTo(int serverPort) {
        target = serverPort;
    }

    /** Makes the line good again. */
    public void heal() {
        poison(new Toxin.None());
    }

    public void poison(Toxin next) {
        lock.lock();
        try {
            toxin = next;
            changed.signalAll();
            if (next instanceof Toxin.Refuse) {
                shut();
            } else if (door == null) {
                door = listen(port);
            }
        } finally {
            lock.unlock();
        }
        if (next instanceof Toxin.Refuse || next instanceof Toxin.Reset) {
            cut();
        }
        if (next instanceof Toxin.HalfOpen) {
            lines.forEach(line -> line.forgotten().set(true));
        }
    }

    /** Ends the connections that are open, with whatever they hold back. */
    public void cut() {
        lines.forEach(Line::cut);
    }

    /** Connections that clients have open. */
    int connections() {
        return lines.size();
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), QUEUE);
            threads.execute(() -> accept(socket));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Line line = new Line(client, new Socket(), new AtomicBoolean());
        lines.add(line);
        try {
            // Who waits behind a stalled line has a connection, but its server hears nothing of it.
            awaitPassage(false);
            line.server().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            if (toxin instanceof Toxin.Reset || toxin instanceof Toxin.Refuse) {
                end(line);
                return;
            }
            client.setTcpNoDelay(true);
            line.server().setTcpNoDelay(true);
            threads.execute(() -> pass(line, client, line.server(), false));
            pass(line, line.server(), client, true);
        } catch (IOException | InterruptedException away) {
            end(line);
        }
    }

    private void pass(Line line, Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                awaitPassage(answers);
                if (answers && toxin instanceof Toxin.BreakOff(int bytes)) {
                    out.write(piece, 0, Math.min(bytes, length));
                    break;
                }
                if (!answers && toxin instanceof Toxin.Answer(String text)) {
                    from.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    from.shutdownOutput();
                    in.transferTo(OutputStream.nullOutputStream());
                    break;
                }
                if (!line.forgotten().get()) {
                    out.write(piece, 0, length);
                }
            }
        } catch (IOException | InterruptedException broken) {
            // Either end may leave at any time, and takes the other with it.
        }
        if (!line.forgotten().get()) {
            end(line);
        }
    }

    private void end(Line line) {
        line.cut();
        lines.remove(line);
    }

    /** Waits for as long as the toxin wants. */
    private void awaitPassage(boolean answer) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = toxin instanceof Toxin.Latency latency && answer
                    ? latency.delay().toNanos()
                    : 0;
            while (nanos > 0 && toxin instanceof Toxin.Latency) {
                nanos = changed.awaitNanos(nanos);
            }
            while (toxin instanceof Toxin.Stall) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void shut() {
        ServerSocket open = door;
        door = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            awaitNobodyListens();
        }
    }

    /** A process that is being started holds a copy of the open socket for a moment, and with it the port goes on taking connections. */
    private void awaitNobodyListens() {
        long end = System.nanoTime() + COPIES_LAST.toNanos();
        while (System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                Thread.sleep(POLL);
            } catch (ConnectException nobody) {
                return;
            } catch (IOException reset) {
                // Somebody still is there.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        throw new IllegalStateException("somebody still listens at port " + port);
    }

    @Override
    public void close() {
        poison(new Toxin.Refuse());
        threads.shutdownNow();
    }
}
