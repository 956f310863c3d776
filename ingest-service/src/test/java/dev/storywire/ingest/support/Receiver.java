package dev.storywire.ingest.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks on this machine that does whatever it is told, byte by byte; what isn't told otherwise is taken with 204. */
public final class Receiver implements AutoCloseable {

    /** A call as it came; header names in lower case. */
    public record Call(String path, Map<String, String> headers, String body, Instant at) {}

    /** What is done with a call; the connection is closed after it. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    Receiver() {
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** Host and port, as the service's allow-list has them. */
    public String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The absolute address of a path. */
    public String at(String path) {
        return "http://" + authority() + path;
    }

    /** From now on calls of a path are treated so. */
    public void on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /** From now on calls of a path are answered so, without a body. */
    public void on(String path, String statusAndHeaders) {
        on(path, out -> write(out, statusAndHeaders + "\nContent-Length: 0\n\n"));
    }

    /** Calls of a path, in their order. */
    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Writes the head of an answer. */
    public static void write(OutputStream out, String head) throws IOException {
        out.write(("HTTP/1.1 " + head.replace("\n", "\r\n")).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Call call = read(new BufferedInputStream(connection.getInputStream()));
            calls.add(call);
            behaviours
                    .getOrDefault(call.path(), out -> write(out, "204 No Content\n\n"))
                    .answer(connection.getOutputStream());
        } catch (IOException gone) {
            // Whoever calls may leave.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call read(InputStream in) throws IOException {
        String path = line(in).split(" ")[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Call(path, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8), Instant.now());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the caller left");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
