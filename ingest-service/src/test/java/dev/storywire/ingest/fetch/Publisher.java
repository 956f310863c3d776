package dev.storywire.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A publisher's server on loopback that answers each path as it is told to, byte by byte, and remembers what it was asked. */
final class Publisher implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    Publisher() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** What is done with a connection after a request for a path was read. */
    interface Behaviour {
        void answer(Socket connection, OutputStream out) throws IOException;
    }

    Publisher on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** Answers with a status line, headers and a body of the right length. */
    Publisher on(String path, String statusAndHeaders, byte[] body) {
        return on(path, (connection, out) -> out.write(message(statusAndHeaders, body)));
    }

    Publisher on(String path, String statusAndHeaders, String body) {
        return on(path, statusAndHeaders, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] message(String statusAndHeaders, byte[] body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(("HTTP/1.1 " + statusAndHeaders.strip().replace("\n", "\r\n") + "\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        message.write(body);
        return message.toByteArray();
    }

    /** Requests as they came, each with its headers. */
    List<String> requests() {
        return requests;
    }

    int port() {
        return socket.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            OutputStream out = connection.getOutputStream();
            String request = read(connection.getInputStream());
            while (!request.isEmpty()) {
                requests.add(request);
                String path = request.split(" ")[1].replaceFirst("\\?.*", "");
                behaviours
                        .getOrDefault(path, (to, stream) -> stream.write(message("404 Not Found", new byte[0])))
                        .answer(connection, out);
                out.flush();
                request = read(connection.getInputStream());
            }
        } catch (SocketException gone) {
            // The client has had enough.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            request.append((char) next);
        }
        int length = request.indexOf("content-length: ");
        if (length > 0) {
            int bytes = Integer.parseInt(request.substring(length + 16, request.indexOf("\r", length)));
            request.append(new String(in.readNBytes(bytes), StandardCharsets.UTF_8));
        }
        return request.toString();
    }
}
