package dev.storywire.ingest.discovery;

import dev.storywire.ingest.fetch.FetchOutcome.Fetched;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Purpose;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.FeedInfo;
import dev.storywire.ingest.normalize.NormalizationOutcome.Normalized;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.parse.bytes.DecodeOutcome;
import dev.storywire.ingest.parse.bytes.DocumentDecoder;
import dev.storywire.ingest.parse.model.DocumentKind;
import dev.storywire.ingest.parse.model.ParseLimits;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feeds of a site. The page may be a feed itself; else the feeds that it names are looked at, and where it names none that is
 * one, those at the usual paths. What isn't a feed, can't be reached or may not be fetched from isn't there.
 */
@ApplicationScoped
public class FeedDiscovery {

    private final Fetcher fetcher;
    private final DocumentNormalizer normalizer;
    private final DocumentDecoder decoder = new DocumentDecoder(ParseLimits.DEFAULT);
    private final DiscoverySettings settings;

    FeedDiscovery(Fetcher fetcher, DocumentNormalizer normalizer, DiscoverySettings settings) {
        this.fetcher = fetcher;
        this.normalizer = normalizer;
        this.settings = settings;
    }

    /**
     * The feeds of a site by a page of it, the likeliest first, each once; none where there is none. Takes
     * {@code storywire.discovery.patience} at most. The answer comes on a worker.
     */
    public Uni<List<FoundFeed>> feeds(Fetched page) {
        return onWorker(() -> itself(page)).chain(self -> {
            if (self.isPresent()) {
                return Uni.createFrom().item(List.of(self.get()));
            }
            String url = page.trip().url();
            return onWorker(() -> Candidates.named(page.links(), html(page), url, settings.named()))
                    .chain(this::look)
                    .chain(found -> found.isEmpty()
                            ? look(Candidates.usual(url))
                            : Uni.createFrom().item(found));
        });
    }

    private Optional<FoundFeed> itself(Fetched page) {
        return feed(page, new Candidate(page.trip().url(), null));
    }

    private Uni<List<FoundFeed>> look(List<Candidate> candidates) {
        Map<Integer, Looked> found = new ConcurrentSkipListMap<>();
        return Multi.createFrom()
                .items(IntStream.range(0, candidates.size()).boxed())
                .onItem()
                .transformToUni(place -> look(candidates.get(place)).invoke(looked -> {
                    if (looked.isPresent()) {
                        found.put(place, looked.get());
                    }
                }))
                .merge(settings.concurrency())
                .onItem()
                .ignoreAsUni()
                .ifNoItem()
                .after(settings.patience())
                .recoverWithItem(() -> null)
                .map(all -> unique(found));
    }

    /** One document under several addresses is one feed. */
    private static List<FoundFeed> unique(Map<Integer, Looked> found) {
        Map<String, FoundFeed> byBody = new LinkedHashMap<>();
        found.values().forEach(looked -> byBody.putIfAbsent(looked.bodyHash(), looked.feed()));
        return List.copyOf(byBody.values());
    }

    private record Looked(FoundFeed feed, String bodyHash) {}

    private Uni<Optional<Looked>> look(Candidate candidate) {
        return fetcher.fetch(FetchRequest.of(candidate.url(), Purpose.DISCOVERY))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(outcome -> outcome instanceof Fetched fetched
                        ? feed(fetched, candidate).map(feed -> new Looked(feed, fetched.bodyHash()))
                        : Optional.empty());
    }

    private Optional<FoundFeed> feed(Fetched fetched, Candidate candidate) {
        RawDocument document = new RawDocument(
                fetched.body(), fetched.contentType(), URI.create(fetched.trip().url()), fetched.contentLanguage());
        if (!isFeed(document) || !(normalizer.normalize(document) instanceof Normalized normalized)) {
            return Optional.empty();
        }
        FeedInfo info = normalized.feed();
        String moved = fetched.trip().movedTo();
        return Optional.of(new FoundFeed(
                moved == null ? candidate.url() : moved,
                info == null || info.title() == null ? candidate.title() : info.title(),
                normalized.format()));
    }

    private boolean isFeed(RawDocument document) {
        return decoder.decode(document.bytes(), document.contentType()) instanceof DecodeOutcome.Decoded(var decoded)
                && decoded.kind().family() == DocumentKind.Family.FEED;
    }

    private @Nullable String html(Fetched page) {
        return decoder.decode(page.body(), page.contentType()) instanceof DecodeOutcome.Decoded(var decoded)
                        && decoded.kind() == DocumentKind.HTML
                ? decoded.text()
                : null;
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
