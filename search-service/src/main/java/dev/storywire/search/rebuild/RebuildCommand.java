package dev.storywire.search.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A rebuild as a job: begins one at a search-service, or follows the one under way, prints how it gets on, and ends when the
 * new index answers. It works for no longer than it is allowed to wait for a service that does not answer.
 */
public final class RebuildCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_FAILURES = 150;
    private static final int CONFLICT = 409;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI rebuild;
    private final PrintStream out;

    RebuildCommand(URI service, PrintStream out) {
        this.rebuild = service.resolve("/v1/admin/rebuild");
        this.out = out;
    }

    /**
     * Ends with 0 when the new index answers, 1 when the old one is kept, 2 for wrong arguments.
     *
     * @param args the address of a search-service, and {@code fewer} where an index with fewer stories is welcome
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length == 0 || args.length > 2 || (args.length == 2 && !args[1].equals("fewer"))) {
            System.err.println("usage: RebuildCommand http://search-service:8082 [fewer]");
            System.exit(2);
        }
        System.exit(new RebuildCommand(URI.create(args[0]), System.out).run(args.length == 2) ? 0 : 1);
    }

    /** Whether the new index answers. */
    boolean run(boolean fewer) throws InterruptedException {
        URI begin = fewer ? URI.create(rebuild + "?fewer=true") : rebuild;
        String phase = ask("POST", begin);
        while (phase.equals("reading") || phase.equals("comparing")) {
            LockSupport.parkNanos(PAUSE.toNanos());
            phase = ask("GET", rebuild);
        }
        return phase.equals("swapped") || phase.equals("done");
    }

    /** The phase that the service tells; a service that is away for a while is asked again. */
    private String ask(String method, URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(method, BodyPublishers.noBody())
                .timeout(REQUEST_LIMIT)
                .build();
        for (int failures = 0; failures < MOST_FAILURES; failures++) {
            try {
                HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
                if (answer.statusCode() < 300) {
                    return told(JSON.readTree(answer.body()));
                }
                if (answer.statusCode() == CONFLICT) {
                    out.println("a rebuild is under way already");
                    return ask("GET", rebuild);
                }
                out.println("answered " + answer.statusCode());
            } catch (IOException away) {
                out.println("no answer from " + address.getHost());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return "unknown";
    }

    private String told(JsonNode state) {
        out.printf(
                Locale.ROOT,
                "%s %s: %.1f %% of the events, %d read, %d stories written, %d refused%s%n",
                state.path("to").asText(),
                state.path("phase").asText(),
                100 * state.path("share").asDouble(),
                state.path("read").asLong(),
                state.path("written").asLong(),
                state.path("refused").asLong(),
                state.has("reason") ? "; " + state.path("reason").asText() : "");
        return state.path("phase").asText();
    }
}
