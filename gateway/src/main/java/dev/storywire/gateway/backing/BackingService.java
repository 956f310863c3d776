package dev.storywire.gateway.backing;

import dev.storywire.gateway.backing.BackingFailure.Reason;
import dev.storywire.gateway.web.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.tls.TlsConfiguration;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One service behind the gateway. Every call has a deadline and a share of what may be under way at once, so that a slow
 * service holds up nothing else; reads, pushes, previews, changes of feeds and of alerts have each their own. Reads are asked twice where the connection
 * was lost, sends never. A caller that cancels resets the request behind it.
 */
public final class BackingService {

    private static final Logger LOG = Logger.getLogger(BackingService.class);
    private static final String JSON = "application/json, application/problem+json";
    private static final String ANYTHING = "*/*";

    /** What a call is for: each kind has its own way. */
    public enum Errand {
        PUSH,
        PREVIEW,
        /** Feeds, and what is done with them: slow where a publisher is slow. */
        FEED,
        /** Alerts, and what is done with them: slow where a receiver is slow. */
        ALERT
    }

    private final String name;
    private final Calls calls;
    private final @Nullable InternalToken token;
    private final HttpClient client;
    private final URI base;
    private final long answerLimit;
    private final Way<Answer.Whole> reads;
    private final Way<Answer.Whole> parts;
    private final Way<Answer.Whole> probes;
    private final Map<Errand, Way<Answer>> errands;
    private final Way<Answer> opens;
    private final HttpClient exports;
    private final HttpClient streams;

    /** @param own the certificate that it shows, and the authorities that it trusts; absent where the network is trusted */
    BackingService(
            String name,
            Vertx vertx,
            @Nullable TlsConfiguration own,
            BackingSettings settings,
            @Nullable InternalToken token,
            Tracer tracer,
            MeterRegistry meters) {
        this.name = name;
        this.calls = new Calls(tracer, name);
        this.token = token;
        this.base = settings.url();
        this.answerLimit = settings.answerLimit().asLongValue();
        // Never fewer connections than calls under way, so that no call waits where a cancellation doesn't reach it.
        PoolOptions connections = new PoolOptions().setHttp1MaxSize(3 * settings.reads() + 4 * settings.sends());
        this.client = vertx.createHttpClient(
                lines(own, settings).setIdleTimeout(millis(settings.sendDeadline())), connections);
        // As long as a client is slow, an export has nothing to say.
        this.exports = vertx.createHttpClient(lines(own, settings), openEnded(settings));
        this.streams = vertx.createHttpClient(
                lines(own, settings).setReadIdleTimeout(millis(settings.streamSilence())), openEnded(settings));
        Ways ways = new Ways(name, vertx, settings, meters);
        this.reads = ways.reads();
        this.parts = ways.parts();
        this.probes = ways.probes();
        this.errands = ways.errands();
        this.opens = ways.opens();
    }

    /** How the service is named to clients. */
    public String name() {
        return name;
    }

    /**
     * Reads something that an answer consists of.
     *
     * @param target path and query, as they go on the wire
     * @return the answer, or a {@link BackingFailure}
     */
    public Uni<Answer.Whole> read(Trace trace, String target) {
        return reads.take(exchange(HttpMethod.GET, trace, target, null, JSON), Exchange::whole);
    }

    /** Reads something unless it is as the client has it already: then the answer is 304 without a body. */
    public Uni<Answer.Whole> readUnless(@Nullable String ifNoneMatch, Trace trace, String target) {
        Exchange exchange = exchange(HttpMethod.GET, trace, target, null, JSON);
        if (ifNoneMatch != null) {
            exchange.header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
        }
        return reads.take(exchange, Exchange::whole);
    }

    /** Reads something that may be large and is no JSON; it is passed on as it comes. */
    public Uni<Answer> flow(Errand errand, Trace trace, String target) {
        return way(errand).take(exchange(HttpMethod.GET, trace, target, null, ANYTHING), Exchange::flowing);
    }

    /** Reads something that an answer can do without: the deadline is short. */
    public Uni<Answer.Whole> readPart(Trace trace, String target) {
        return parts.take(exchange(HttpMethod.GET, trace, target, null, JSON), Exchange::whole);
    }

    /** Asks how the service is, also when the circuit breaker keeps everyone else away. */
    public Uni<Answer.Whole> probe(Trace trace, String target) {
        return probes.take(exchange(HttpMethod.GET, trace, target, null, JSON), Exchange::whole);
    }

    /**
     * Opens an answer that goes on for as long as the client takes it, more than fits in memory. Only its head has a deadline, and
     * it takes no connection from other calls.
     *
     * @param headers beside those that every call has
     */
    public Uni<Answer> open(Trace trace, String target, Map<String, String> headers) {
        return open(exports, trace, target, headers);
    }

    /** Opens a stream in the same way; one that is silent, without so much as a heartbeat, is cut off. */
    public Uni<Answer> follow(Trace trace, String target, Map<String, String> headers) {
        return open(streams, trace, target, headers);
    }

    private Uni<Answer> open(HttpClient way, Trace trace, String target, Map<String, String> headers) {
        RequestOptions options = options(HttpMethod.GET, target).putHeader(HttpHeaders.ACCEPT, ANYTHING);
        headers.forEach(options::putHeader);
        return opens.take(new Exchange(calls, way, trace, options, null, answerLimit), Exchange::flowing);
    }

    /** Asks for something to be done that needs no body; never asked twice. */
    public Uni<Answer.Whole> act(HttpMethod method, Trace trace, String target) {
        return parts.take(exchange(method, trace, target, null, JSON), Exchange::whole);
    }

    /**
     * Hands a client's body on.
     *
     * @return the answer; a {@link BackingFailure}; or the problem of a body over the limit
     */
    public Uni<Answer> send(Errand errand, Trace trace, String target, Upload upload) {
        return send(errand, HttpMethod.POST, trace, target, upload);
    }

    /** The same, by another method. */
    public Uni<Answer> send(Errand errand, HttpMethod method, Trace trace, String target, Upload upload) {
        Uni<Answer> answer = way(errand).take(exchange(method, trace, target, upload, JSON), Exchange::flowing);
        // Whoever is still sending reads no answer: take the rest first, unless the service took it all.
        return answer.onItemOrFailure()
                .transformToUni((item, failure) -> failure == null && item instanceof Answer.Flowing
                        ? Uni.createFrom().item(item)
                        : UniHelper.toUni(upload.discard()).onItem().transformToUni(discarded -> {
                            HttpProblem excess = upload.excess();
                            return excess != null
                                    ? Uni.createFrom().failure(excess)
                                    : failure != null
                                            ? Uni.createFrom().failure(failure)
                                            : Uni.createFrom().item(item);
                        }));
    }

    /** Hands a client's body on, and takes the answer to its end. */
    public Uni<Answer.Whole> sendForWhole(Errand errand, Trace trace, String target, Upload upload) {
        return send(errand, trace, target, upload).chain(answer -> switch (answer) {
            case Answer.Whole whole -> Uni.createFrom().item(whole);
            case Answer.Flowing flowing ->
                UniHelper.toUni(Exchange.collect(flowing, name, answerLimit))
                        .onFailure()
                        .transform(cut -> cut instanceof BackingFailure
                                ? cut
                                : new BackingFailure(name, Reason.UNREACHABLE, cut));
        });
    }

    /** What stands for an answer that makes no sense. */
    public BackingFailure failure(Reason reason) {
        return new BackingFailure(name, reason, null);
    }

    private Way<Answer> way(Errand errand) {
        return Objects.requireNonNull(errands.get(errand), "There is a way for every errand");
    }

    private Exchange exchange(HttpMethod method, Trace trace, String target, @Nullable Upload upload, String accepted) {
        RequestOptions options = options(method, target).putHeader(HttpHeaders.ACCEPT, accepted);
        if (upload != null) {
            for (CharSequence header : Upload.HEADERS) {
                String value = upload.header(header);
                if (value != null) {
                    options.putHeader(header, value);
                }
            }
        }
        return new Exchange(calls, client, trace, options, upload, answerLimit);
    }

    private RequestOptions options(HttpMethod method, String target) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(port())
                .setSsl("https".equals(base.getScheme()))
                .setURI((base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/$", "")) + target);
        return token == null ? options : options.putHeader(InternalToken.HEADER, token.text());
    }

    private int port() {
        return base.getPort() >= 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
    }

    private static HttpClientOptions lines(@Nullable TlsConfiguration own, BackingSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(millis(settings.connectDeadline()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(16 * 1024)
                .setTracingPolicy(TracingPolicy.IGNORE);
        if (own != null) {
            options.setKeyCertOptions(own.getKeyStoreOptions()).setTrustOptions(own.getTrustStoreOptions());
        }
        return options;
    }

    private static PoolOptions openEnded(BackingSettings settings) {
        return new PoolOptions().setHttp1MaxSize(settings.streams()).setMaxWaitQueueSize(0);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** From now on lines are opened with this certificate; those that are open stay. */
    void renew(TlsConfiguration own) {
        for (HttpClient each : List.of(client, exports, streams)) {
            each.updateSSLOptions(own.getSSLOptions())
                    .onFailure(failure -> LOG.errorf(failure, "event=certificate-not-renewed service=%s", name));
        }
    }
}
