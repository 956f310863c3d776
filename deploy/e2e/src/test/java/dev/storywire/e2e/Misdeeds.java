package dev.storywire.e2e;

import dev.storywire.e2e.Publisher.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What publishers' servers do that they should not. */
final class Misdeeds {

    private static final Map<String, String> RSS = Map.of("Content-Type", "application/rss+xml");
    private static final int PIECE = 64 * 1024;
    private static final int TRICKLE_MILLIS = 300;

    private Misdeeds() {}

    static Behaviour hanging() {
        return (request, reply) -> reply.dawdle(0);
    }

    static Behaviour hangingAfterTheHead(NewsFeed feed) {
        return (request, reply) -> {
            reply.head(200, Map.of("Content-Length", Integer.toString(feed.bytes().length)));
            reply.dawdle(0);
        };
    }

    /** A byte now and then: never idle, never done. */
    static Behaviour trickling() {
        return (request, reply) -> {
            reply.head(200, RSS);
            do {
                reply.write(new byte[] {' '});
            } while (reply.dawdle(TRICKLE_MILLIS));
        };
    }

    static Behaviour resetting() {
        return (request, reply) -> reply.reset();
    }

    static Behaviour promisingMoreThanThereIs(NewsFeed feed) {
        return (request, reply) -> {
            reply.head(200, Map.of("Content-Length", Integer.toString(feed.bytes().length + 500)));
            reply.write(feed.bytes());
        };
    }

    static Behaviour announcing(long bytes) {
        return (request, reply) -> {
            reply.head(200, Map.of("Content-Length", Long.toString(bytes)));
            reply.dawdle(0);
        };
    }

    /** Bytes without an end, and without a word on how many there will be. */
    static Behaviour endless() {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) ' ');
        return (request, reply) -> {
            reply.head(200, RSS);
            while (true) {
                reply.write(piece);
            }
        };
    }

    /** A small answer that unpacks to a large one. */
    static Behaviour bomb(int megabytes) {
        byte[] packed = packed(megabytes);
        return (request, reply) ->
                reply.send(200, Map.of("Content-Type", "application/rss+xml", "Content-Encoding", "gzip"), packed);
    }

    static Behaviour redirecting(int status, String to) {
        return (request, reply) -> reply.send(status, Map.of("Location", to), new byte[0]);
    }

    /** Each page leads to the next one, and none is the last. */
    static Behaviour redirectingForEver(String below) {
        return (request, reply) -> {
            int number =
                    Integer.parseInt(request.path().substring(request.path().lastIndexOf('/') + 1));
            reply.send(302, Map.of("Location", below + (number + 1)), new byte[0]);
        };
    }

    static Behaviour answering(int status, Map<String, String> headers) {
        return (request, reply) -> reply.send(status, headers, new byte[0]);
    }

    static Behaviour sending(String contentType, byte[] body) {
        return (request, reply) -> reply.send(200, Map.of("Content-Type", contentType), body);
    }

    static Behaviour withoutType(NewsFeed feed) {
        return (request, reply) -> reply.send(200, Map.of(), feed.bytes());
    }

    /** Changes its feed and never its {@code ETag}, by which it then claims that nothing has changed. */
    static Behaviour lyingByEtag(NewsFeed feed) {
        return conditional(feed, "\"for-ever\"");
    }

    /** Answers 304 to whoever has the version of this tag. */
    static Behaviour conditional(NewsFeed feed, String etag) {
        return (request, reply) -> {
            if (etag.equals(request.headers().get("if-none-match"))) {
                reply.head(304, Map.of("ETag", etag));
            } else {
                reply.send(200, Map.of("Content-Type", "application/rss+xml", "ETag", etag), feed.bytes());
            }
        };
    }

    /** Every answer has a new tag, and the same bytes. */
    static Behaviour tellingEveryAnswerNew(NewsFeed feed) {
        return (request, reply) -> reply.send(
                200, Map.of("Content-Type", "application/rss+xml", "ETag", "\"" + request.at() + "\""), feed.bytes());
    }

    /** For those alone who show these credentials (RFC 7617). */
    static Behaviour locked(NewsFeed feed, String credentials) {
        return (request, reply) -> {
            if (("Basic " + credentials).equals(request.headers().get("authorization"))) {
                feed.wellBehaved(request, reply);
            } else {
                reply.send(401, Map.of("WWW-Authenticate", "Basic realm=\"subscribers\""), new byte[0]);
            }
        };
    }

    private static byte[] packed(int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("<rss version=\"2.0\"><channel><title>".getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = new byte[1 << 20];
            Arrays.fill(megabyte, (byte) 'a');
            for (int i = 0; i < megabytes; i++) {
                gzip.write(megabyte);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
