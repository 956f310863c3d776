package dev.storywire.ingest.support;

import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Freshness;
import dev.storywire.ingest.fetch.HeaderLink;
import dev.storywire.ingest.fetch.Redirect;
import dev.storywire.ingest.fetch.Trip;
import dev.storywire.ingest.fetch.Validators;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web of documents in memory, in the fetcher's place; whatever isn't there answers 404. */
public final class PretendWeb implements Fetcher {

    private final Map<String, FetchOutcome> outcomes = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Puts a document at an address. */
    public PretendWeb put(String url, String contentType, String body) {
        return put(url, fetched(url, List.of(), List.of(), contentType, body));
    }

    /** Puts any outcome at an address. */
    public PretendWeb put(String url, FetchOutcome outcome) {
        outcomes.put(url, outcome);
        return this;
    }

    /** The addresses that were asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** A document, as a fetch gives it. */
    public static FetchOutcome.Fetched fetched(
            String url, List<Redirect> redirects, List<HeaderLink> links, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new FetchOutcome.Fetched(
                trip(url, redirects, bytes.length),
                200,
                contentType,
                null,
                Validators.NONE,
                Freshness.UNKNOWN,
                links,
                bytes,
                Integer.toHexString(body.hashCode()));
    }

    /** A way without redirects and bytes. */
    public static Trip trip(String url) {
        return trip(url, List.of(), 0);
    }

    @Override
    public Uni<FetchOutcome> fetch(FetchRequest request) {
        return Uni.createFrom().item(() -> {
            asked.add(request.url());
            return outcomes.getOrDefault(request.url(), new FetchOutcome.HttpFailure(trip(request.url()), 404, null));
        });
    }

    private static Trip trip(String url, List<Redirect> redirects, long bytes) {
        return new Trip(url, redirects, bytes, Duration.ofMillis(1));
    }
}
