package dev.storywire.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to one server, each waited for. */
public final class Http {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    /** @param base where it answers */
    public Http(URI base) {
        this.base = base;
    }

    /** The answer's body as bytes, whatever its status. */
    public HttpResponse<byte[]> send(String method, String path, byte[] body, String type) {
        return send(method, path, body, type, "*/*");
    }

    /** The same, for an answer of that type. */
    HttpResponse<byte[]> send(String method, String path, byte[] body, String type, String accept) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .header("Accept", accept)
                .timeout(LIMIT)
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer as JSON; fails where it is an error. */
    public JsonNode ask(String method, String path, String body) {
        HttpResponse<byte[]> answer = send(method, path, body.getBytes(UTF_8), "application/json");
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
        }
        return Json.parse(answer.body());
    }

    /** What is there, as JSON; fails where it is an error. */
    public JsonNode get(String path) {
        return ask("GET", path, "");
    }
}
