package dev.storywire.search.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storywire.search.access.InternalCalls;
import dev.storywire.search.access.OwnCertificate;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as a job: begins one at a search-service, or follows the one under way, prints how it gets on, and ends when the
 * new index answers. It works for no longer than it is allowed to wait for a service that does not answer.
 */
public final class RebuildCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_FAILURES = 150;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final String KEYS = "STORYWIRE_INTERNAL_KEYS";
    private static final String CERTIFICATE = "QUARKUS_TLS__INTERNAL__KEY_STORE_PEM__0__CERT";
    private static final String CERTIFICATE_KEY = "QUARKUS_TLS__INTERNAL__KEY_STORE_PEM__0__KEY";
    private static final String AUTHORITIES = "QUARKUS_TLS__INTERNAL__TRUST_STORE_PEM_CERTS";

    private final HttpClient client;
    private final URI rebuild;
    private final InternalCalls calls;
    private final PrintStream out;

    RebuildCommand(HttpClient client, URI service, InternalCalls calls, PrintStream out) {
        this.client = client;
        this.calls = calls;
        this.rebuild = service.resolve("/v1/admin/rebuild");
        this.out = out;
    }

    /**
     * Ends with 0 when the new index answers, 1 when the old one is kept, 2 for wrong arguments. Needs the environment variable
     * {@code STORYWIRE_INTERNAL_KEYS} of the service, unless that lets everybody in; and those of {@code quarkus.tls.internal}
     * (certificate, key, authorities, PEM) for an address that begins with {@code https}.
     *
     * @param args the address of a search-service, and {@code fewer} where an index with fewer stories is welcome
     */
    public static void main(String[] args) throws InterruptedException, IOException, GeneralSecurityException {
        if (args.length == 0 || args.length > 2 || (args.length == 2 && !args[1].equals("fewer"))) {
            System.err.println("usage: RebuildCommand http://search-service:8082 [fewer]");
            System.exit(2);
        }
        InternalCalls calls = new InternalCalls(keys(System.getenv(KEYS)), Clock.systemUTC());
        RebuildCommand command = new RebuildCommand(client(System.getenv()), URI.create(args[0]), calls, System.out);
        System.exit(command.run(args.length == 2) ? 0 : 1);
    }

    /** No upgrade to HTTP/2: the door that refuses a call closes its connection, which HTTP/2 has no header for. */
    private static HttpClient client(Map<String, String> variables) throws IOException, GeneralSecurityException {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        String certificate = variables.get(CERTIFICATE);
        String key = variables.get(CERTIFICATE_KEY);
        String authorities = variables.get(AUTHORITIES);
        if (certificate != null && key != null && authorities != null) {
            client.sslContext(new OwnCertificate(Path.of(certificate), Path.of(key), Path.of(authorities)).context());
        }
        return client.build();
    }

    private static List<String> keys(@Nullable String listed) {
        return listed == null || listed.isBlank()
                ? List.of()
                : List.of(listed.strip().split("\\s*,\\s*"));
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
        for (int failures = 0; failures < MOST_FAILURES; failures++) {
            HttpRequest request = calls.sign(HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.noBody())
                            .timeout(REQUEST_LIMIT))
                    .build();
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
                if (answer.statusCode() == UNAUTHORIZED) {
                    return "refused";
                }
            } catch (IOException away) {
                out.println("no answer from " + address.getHost() + ": " + away.getMessage());
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
