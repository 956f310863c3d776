package dev.storywire.bench.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** One HTTP/1.1 connection of a client that costs next to nothing itself. For one thread. */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;

    private final String host;
    private final Socket socket;
    private final InputStream in;

    Wire(URI base) throws IOException {
        host = base.getAuthority();
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** Asks and reads the answer to its end. */
    void get(String target) throws IOException {
        ask(target);
        Head head = head();
        if (head.status() != 200) {
            throw new IOException(target + " was answered " + head.status());
        }
        if (head.length() >= 0) {
            in.skipNBytes(head.length());
        } else {
            for (int size = chunk(); size > 0; size = chunk()) {
                in.skipNBytes(size + 2L);
            }
            line();
        }
    }

    /** Asks for an answer that has no end. */
    void open(String target) throws IOException {
        ask(target);
        Head head = head();
        if (head.status() != 200) {
            throw new IOException(target + " was answered " + head.status());
        }
    }

    /** The next piece of an answer without an end. */
    String next() throws IOException {
        int size = chunk();
        String piece = new String(in.readNBytes(size), UTF_8);
        in.skipNBytes(2);
        return piece;
    }

    private record Head(int status, long length) {}

    private void ask(String target) throws IOException {
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\n\r\n")
                        .getBytes(ISO_8859_1));
    }

    private Head head() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).strip());
            }
        }
        return new Head(status, length);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
