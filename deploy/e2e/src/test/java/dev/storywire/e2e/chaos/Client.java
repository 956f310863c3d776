package dev.storywire.e2e.chaos;

import dev.storywire.e2e.Gateway;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A program that uses the gateway as its description asks for: what is refused for now is sent again after {@code Retry-After}. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * How a request was answered.
     *
     * @param status {@link #NONE} where the connection failed
     * @param retryAfter what the answer asks for, else a short pause
     */
    record Answer(int status, String body, Duration retryAfter) {

        /** The status of what was not answered at all. */
        static final int NONE = 0;

        /** Whether it is of those that clients are told to expect: by 429 and 503 when to come back, by 504 that nobody knows. */
        boolean isPassingTrouble() {
            return switch (status) {
                case NONE, 504 -> true;
                case 429, 503 -> !retryAfter.equals(PAUSE);
                default -> false;
            };
        }

        @Override
        public String toString() {
            return status == NONE ? "no answer" : Integer.toString(status);
        }
    }

    private final Gateway gateway;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Client(Gateway gateway) {
        this.gateway = gateway;
    }

    Answer get(String path) throws InterruptedException {
        return send(request(path));
    }

    Answer post(String path, String type, String body) throws InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.base().resolve(path))
                .header("X-API-Key", Gateway.KEY)
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var pause = answer.headers()
                    .firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .orElse(PAUSE);
            return new Answer(answer.statusCode(), answer.body(), pause);
        } catch (IOException broken) {
            return new Answer(Answer.NONE, String.valueOf(broken.getMessage()), PAUSE);
        }
    }
}
