package dev.storywire.ingest.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.storywire.ingest.access.InternalSigner;
import dev.storywire.ingest.problem.FieldError;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The search service. Every call fails with {@link SearchUnavailableException} while it is away, and with {@link SearchRefusedException} for
 * what it can't do.
 */
@ApplicationScoped
public class SearchService {

    private static final Logger LOG = Logger.getLogger(SearchService.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Names the TLS configuration of the services among themselves. */
    private static final String CERTIFICATES = "internal";

    private record Answer(int status, Buffer body) {}

    private final HttpClient client;
    private final InternalSigner signer;
    private final SearchSettings settings;

    SearchService(Vertx vertx, TlsConfigurationRegistry tls, InternalSigner signer, SearchSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) settings.connect().toMillis());
        tls.get(CERTIFICATES).ifPresent(own -> options.setKeyCertOptions(own.getKeyStoreOptions())
                .setTrustOptions(own.getTrustStoreOptions()));
        this.client = vertx.createHttpClient(options);
        this.signer = signer;
        this.settings = settings;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Lines that are opened from now on have the new certificate. */
    void renew(@Observes CertificateUpdatedEvent renewed) {
        if (renewed.name().equals(CERTIFICATES)) {
            client.updateSSLOptions(renewed.tlsConfiguration().getSSLOptions())
                    .onFailure(failure -> LOG.errorf(failure, "event=certificate-not-renewed"));
        }
    }

    /** Which searches find what has become searchable. */
    public Uni<Matches> matches(Matches.Question question) {
        return Uni.createFrom()
                .deferred(() -> ask(HttpMethod.POST, "/v1/matches", written(question)))
                .map(answer -> read(answer, Matches.class));
    }

    /** A page of results, as the search service answers it. */
    public Uni<JsonNode> stories(Map<String, List<String>> parameters) {
        String query = parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return Uni.createFrom()
                .deferred(() -> ask(HttpMethod.GET, "/v1/stories?" + query, null))
                .map(answer -> read(answer, JsonNode.class));
    }

    private Uni<Answer> ask(HttpMethod method, String target, byte @Nullable [] body) {
        return Uni.createFrom()
                .completionStage(() -> client.request(options(method, target))
                        .compose(request -> send(request, body))
                        .toCompletionStage())
                .ifNoItem()
                .after(settings.deadline())
                .fail()
                .onFailure()
                .transform(failure -> new SearchUnavailableException(String.valueOf(failure.getMessage())));
    }

    private RequestOptions options(HttpMethod method, String target) {
        URI base = settings.url();
        boolean secure = "https".equals(base.getScheme());
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI((base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/$", "")) + target)
                .setIdleTimeout(settings.deadline().toMillis())
                .putHeader("Accept", "application/json, application/problem+json");
        signer.token("search").ifPresent(token -> options.putHeader(InternalSigner.HEADER, token));
        return options;
    }

    private Future<Answer> send(HttpClientRequest request, byte @Nullable [] body) {
        Future<HttpClientResponse> answer = body == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json").send(Buffer.buffer(body));
        return answer.compose(response -> {
            Buffer whole = Buffer.buffer();
            response.handler(piece -> {
                whole.appendBuffer(piece);
                if (whole.length() > settings.answerLimit().asLongValue()) {
                    request.reset();
                }
            });
            return response.end().map(done -> new Answer(response.statusCode(), whole));
        });
    }

    private static byte[] written(Object question) {
        try {
            return JSON.writeValueAsBytes(question);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A question is always JSON", impossible);
        }
    }

    private static <T> T read(Answer answer, Class<T> type) {
        try {
            if (answer.status() == 200) {
                return JSON.readValue(answer.body().getBytes(), type);
            }
            if (answer.status() == 400) {
                throw refused(JSON.readTree(answer.body().getBytes()));
            }
        } catch (IOException nonsense) {
            throw new SearchUnavailableException("its answer makes no sense");
        }
        throw new SearchUnavailableException("it answers with status " + answer.status());
    }

    private static SearchRefusedException refused(JsonNode problem) throws IOException {
        FieldError[] errors = problem.path("errors").isArray()
                ? JSON.treeToValue(problem.get("errors"), FieldError[].class)
                : new FieldError[0];
        return new SearchRefusedException(
                errors.length > 0
                        ? List.of(errors)
                        : List.of(new FieldError(
                                null, null, problem.path("detail").asText("The search was refused."))));
    }

    /** Longer than any call takes. */
    public Duration patience() {
        return settings.deadline().multipliedBy(2);
    }
}
