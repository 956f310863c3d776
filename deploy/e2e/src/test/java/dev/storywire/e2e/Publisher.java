package dev.storywire.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's web server that does whatever it is told, down to the bytes of its answers. Each of its ports is a host of its own to those who
 * fetch from it. A connection serves one request.
 */
public final class Publisher implements AutoCloseable {

    private static final int LONGEST_LINE = 16_384;

    /**
     * A request that came.
     *
     * @param headers by their names in lower case
     * @param body as UTF-8
     */
    public record Request(int port, String path, Map<String, String> headers, String body, Instant at) {}

    /** What is done with a request; the connection is closed after it. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Request request, Reply reply) throws IOException;
    }

    private final List<ServerSocket> doors = new ArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param hosts how many ports it listens on */
    Publisher(int hosts) {
        try {
            for (int i = 0; i < hosts; i++) {
                ServerSocket door = new ServerSocket();
                door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
                doors.add(door);
                threads.execute(() -> listen(door));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is fetched from it, as {@code storywire.fetch.allow} has it. */
    String allowed() {
        return doors.stream().map(door -> "localhost:" + door.getLocalPort()).collect(Collectors.joining(","));
    }

    /** The address of a path at one of its hosts, the first of which is 0. */
    public String url(int host, String path) {
        return "http://localhost:" + doors.get(host).getLocalPort() + path;
    }

    /** What is done from now on with requests for a path; one that ends in a slash stands for all below it. */
    public void at(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /** All requests so far, the first first. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The requests for a path so far. */
    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void listen(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket connection = door.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(connection);
            if (request != null) {
                requests.add(request);
                behaviour(request.path()).answer(request, new Reply(connection));
            }
        } catch (IOException gone) {
            // Whoever fetches may leave whenever they like.
        }
    }

    private Behaviour behaviour(String path) {
        String parent = path.substring(0, path.lastIndexOf('/') + 1);
        return Stream.of(path, parent)
                .map(behaviours::get)
                .filter(known -> known != null)
                .findFirst()
                .orElse((request, reply) -> reply.send(404, Map.of(), new byte[0]));
    }

    private static @Nullable Request read(Socket connection) throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        String[] start = line(in).split(" ");
        if (start.length < 3) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(connection.getLocalPort(), start[1], headers, body, Instant.now());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        for (ServerSocket door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        threads.shutdownNow();
    }

    /** The answer to one request. */
    public static final class Reply {

        private final Socket connection;

        private Reply(Socket connection) {
            this.connection = connection;
        }

        /** A whole answer, as it should be. */
        public void send(int status, Map<String, String> headers, byte[] body) throws IOException {
            Map<String, String> all = new HashMap<>(headers);
            all.putIfAbsent("Content-Length", Integer.toString(body.length));
            head(status, all);
            write(body);
        }

        /** Status and headers alone; no length is told where the headers have none. */
        void head(int status, Map<String, String> headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            connection.getOutputStream().write(bytes);
            connection.getOutputStream().flush();
        }

        /** Does nothing until the other side leaves or so many milliseconds are over; 0 is for ever. Whether it is still there. */
        boolean dawdle(int millis) throws IOException {
            connection.setSoTimeout(millis);
            try {
                return connection.getInputStream().read() >= 0;
            } catch (SocketTimeoutException stillThere) {
                return true;
            }
        }

        /** Ends the connection as a crash does: what was sent may be lost. */
        void reset() throws IOException {
            connection.setSoLinger(true, 0);
            connection.close();
        }
    }
}
