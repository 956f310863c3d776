package dev.storywire.ingest.fulltext;

import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Purpose;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The robots.txt of each site, fetched when it is first needed and kept for a while; who comes meanwhile waits for the same fetch. */
@ApplicationScoped
class Robots {

    private final Fetcher fetcher;
    private final FullTextSettings settings;
    private final Clock clock;
    private final Map<String, Kept> sites;

    Robots(Fetcher fetcher, FullTextSettings settings, Clock clock) {
        this.fetcher = fetcher;
        this.settings = settings;
        this.clock = clock;
        this.sites = new Recent<>(settings.hosts());
    }

    /** The rules for a page, by its absolute address. */
    Uni<RobotRules> of(URI page) {
        String url = page.getScheme() + "://" + page.getRawAuthority() + "/robots.txt";
        synchronized (sites) {
            Kept kept = sites.get(url);
            if (kept == null || kept.until().isBefore(clock.instant())) {
                kept = new Kept(fetch(url), clock.instant().plus(settings.robotsKept()));
                sites.put(url, kept);
            }
            return kept.rules();
        }
    }

    private Uni<RobotRules> fetch(String url) {
        return fetcher.fetch(FetchRequest.of(url, Purpose.ROBOTS))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(outcome -> RobotRules.of(outcome, url, settings.robotName()))
                .invoke(rules -> shorten(url, rules))
                .onFailure()
                .invoke(() -> forget(url))
                .memoize()
                .indefinitely();
    }

    private void forget(String url) {
        synchronized (sites) {
            sites.remove(url);
        }
    }

    private void shorten(String url, RobotRules rules) {
        if (!rules.lasting()) {
            Instant soon = clock.instant().plus(settings.robotsRetry());
            synchronized (sites) {
                sites.computeIfPresent(url, (site, kept) -> new Kept(kept.rules(), soon));
            }
        }
    }

    private record Kept(Uni<RobotRules> rules, Instant until) {}
}
