package dev.storywire.images;

import dev.storywire.embedded.process.ProcessFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Talks to the services with an administrator's key. */
final class Visitor implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String key;

    Visitor(@Nullable String key) {
        if (key == null) {
            throw new AssertionError("There is no administrator's key.");
        }
        this.key = key;
    }

    /** Pushes a story with this headline. */
    void push(URI gateway, String headline) {
        int status = pushAndWait(gateway, headline, Duration.ZERO).join();
        if (status >= 300) {
            throw new AssertionError("The pushed story was answered with " + status + ".");
        }
    }

    /** Pushes a story with this headline, again and again until it is taken. */
    void awaitPush(URI gateway, String headline) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (pushAndWait(gateway, headline, Duration.ZERO)
                        .exceptionally(notYet -> 503)
                        .join()
                >= 300) {
            if (Instant.now().isAfter(end)) {
                throw new ProcessFailedException(gateway + " took no story within " + LIMIT + ".");
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Pushes a story and asks for an answer when it can be found, or after this time. Gives the answer's status. */
    CompletableFuture<Integer> pushAndWait(URI gateway, String headline, Duration wait) {
        HttpRequest push = request(gateway.resolve("/v1/stories"))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=" + wait.toSeconds())
                .POST(BodyPublishers.ofString("""
                        {"source": {"name": "Visitor"}, "externalId": "%1$s", "headline": "%1$s", "bodyText": "They left."}""".formatted(headline)))
                .build();
        return client.sendAsync(push, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }

    /** Whether the answer is a good one with this in it. */
    boolean sees(URI address, String part) {
        try {
            HttpResponse<String> response = client.send(request(address).build(), BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains(part);
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it is. */
    void await(URI address, String part) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!sees(address, part)) {
            if (Instant.now().isAfter(end)) {
                throw new ProcessFailedException(address + " did not answer as expected within " + LIMIT + ".");
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("X-API-Key", key).timeout(ANSWER);
    }
}
