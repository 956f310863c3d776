package dev.storywire.ingest.fetch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fetcher of its own, with settings of the test, a clock that stands, and name servers that say what they are told to. */
final class Fetching implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final HttpFetcher fetcher;

    private Fetching(Map<String, String> settings, @Nullable TrustOptions trust) {
        FetchSettings read = settings(settings);
        fetcher = new HttpFetcher(
                vertx,
                read,
                new AddressGuard(read.allow().orElse(List.of()), read.ports()),
                this::resolve,
                trust,
                new SimpleMeterRegistry(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** @param settings names and values by turns, without the prefix */
    static Fetching with(String... settings) {
        return with(null, settings);
    }

    static Fetching with(@Nullable TrustOptions trust, String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put("storywire.fetch." + settings[i], settings[i + 1]);
        }
        return new Fetching(values, trust);
    }

    static FetchSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(FetchSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FetchSettings.class);
    }

    /** What a name leads to from now on. */
    Fetching name(String host, String... ips) {
        names.put(host, List.of(ips));
        return this;
    }

    int lookups() {
        return lookups.get();
    }

    Fetcher fetcher() {
        return fetcher;
    }

    FetchOutcome fetch(String url) {
        return fetch(FetchRequest.of(url, Purpose.FEED));
    }

    FetchOutcome fetch(FetchRequest request) {
        return fetcher.fetch(request).await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        fetcher.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Future<List<InetAddress>> resolve(String host) {
        lookups.incrementAndGet();
        List<String> ips = names.get(host);
        return ips == null
                ? Future.failedFuture(new UnknownHostException(host))
                : Future.succeededFuture(
                        ips.stream().map(InetAddress::ofLiteral).toList());
    }
}
