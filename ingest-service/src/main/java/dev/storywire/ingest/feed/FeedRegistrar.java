package dev.storywire.ingest.feed;

import dev.storywire.ingest.discovery.FeedDiscovery;
import dev.storywire.ingest.discovery.FoundFeed;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.preview.Gate;
import dev.storywire.ingest.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registers feeds, each after a first look at it. Blocks; for virtual threads. */
@ApplicationScoped
class FeedRegistrar {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FORCE = " Say \"force\": true to register it all the same.";

    private final FeedStore store;
    private final FeedEditor editor;
    private final FirstLook firstLook;
    private final FeedDiscovery discovery;
    private final Clock clock;
    private final Duration patience;
    private final Gate gate;
    private final SecureRandom random = new SecureRandom();

    FeedRegistrar(
            FeedStore store,
            FeedEditor editor,
            FirstLook firstLook,
            FeedDiscovery discovery,
            FeedSettings settings,
            Clock clock) {
        this.store = store;
        this.editor = editor;
        this.firstLook = firstLook;
        this.discovery = discovery;
        this.clock = clock;
        this.patience = settings.firstFetch();
        this.gate = new Gate(settings.concurrency(), settings.patience());
    }

    /**
     * Registers what a form says. The problems are {@code invalid-feed} (400), {@code feed-exists} (409), {@code forbidden-address},
     * {@code feed-unreachable}, {@code no-feed}, {@code no-credentials-key} (422), {@code busy} (503).
     */
    FeedsResource.RegisteredFeed register(FeedForm form) {
        FeedAddress address = editor.address(form.url());
        Wanted wanted = new Wanted(editor.traits(form), Boolean.TRUE.equals(form.force()));
        refuseTwin(address);
        // Fails early where credentials can't be kept.
        Feed bare = editor.apply(wanted.traits(), bare(address));
        return gate.through(() -> register(bare, address, wanted));
    }

    /** The feeds that a site offers; the problems are {@code forbidden-address} and {@code feed-unreachable} (422). */
    FeedsResource.OfferedFeeds discover(@Nullable String url) {
        FeedAddress address = editor.address(url);
        return gate.through(() -> switch (firstLook.at(address, null, null, patience)) {
            case FirstLook.Sight.AFeed seen ->
                new FeedsResource.OfferedFeeds(List.of(new FoundFeed(
                        seen.others().getLast().url(),
                        seen.told().title(),
                        Objects.requireNonNull(seen.told().format()))));
            case FirstLook.Sight.APage(FetchOutcome.Fetched page) -> new FeedsResource.OfferedFeeds(offered(page));
            case FirstLook.Sight.Nothing nothing -> throw nothing.problem().problem(nothing.message());
        });
    }

    /**
     * What would come in by this feed, or by the best that a site offers; nothing is stored. The problems are {@code forbidden-address},
     * {@code feed-unreachable} and {@code no-feed} (422).
     */
    FeedsResource.PreviewedFeed preview(@Nullable String url) {
        FeedAddress address = editor.address(url);
        return gate.through(() -> switch (firstLook.at(address, null, null, patience)) {
            case FirstLook.Sight.AFeed seen -> FeedsResource.PreviewedFeed.of(seen);
            case FirstLook.Sight.APage(FetchOutcome.Fetched page) ->
                offered(page).stream()
                        .flatMap(offer -> FeedAddress.parse(offer.url()).stream())
                        .map(found -> firstLook.at(found, null, null, patience))
                        .flatMap(
                                sight -> sight instanceof FirstLook.Sight.AFeed seen ? Stream.of(seen) : Stream.empty())
                        .findFirst()
                        .map(FeedsResource.PreviewedFeed::of)
                        .orElseThrow(() -> ProblemType.NO_FEED.problem(
                                "There is a page at this address, and it names no feed that can be read."));
            case FirstLook.Sight.Nothing nothing -> throw nothing.problem().problem(nothing.message());
        });
    }

    /** The problem that names the feed which is there already. */
    static HttpProblem exists(FeedReport there) {
        return ProblemType.FEED_EXISTS
                .with("This feed is registered already, as " + there.feed().id() + ".")
                .with("feed", FeedView.of(there))
                .withHeader("Location", "/v1/feeds/" + there.feed().id())
                .build();
    }

    /** What is asked for beside the address. */
    private record Wanted(FeedTraits traits, boolean force) {}

    private FeedsResource.RegisteredFeed register(Feed feed, FeedAddress address, Wanted wanted) {
        return switch (look(address, wanted)) {
            case FirstLook.Sight.AFeed seen -> store(feed, address, seen, List.of());
            case FirstLook.Sight.APage(FetchOutcome.Fetched page) -> ofSite(feed, address, page, wanted);
            case FirstLook.Sight.Nothing nothing -> {
                if (nothing.problem() == ProblemType.FORBIDDEN_ADDRESS) {
                    throw nothing.problem().problem(nothing.message());
                }
                yield anyway(feed, address, wanted, nothing.problem(), nothing.message());
            }
        };
    }

    /** Takes the best of a site's feeds that can be read. */
    private FeedsResource.RegisteredFeed ofSite(Feed feed, FeedAddress site, FetchOutcome.Fetched page, Wanted wanted) {
        List<FoundFeed> offered = offered(page);
        for (FoundFeed offer : offered) {
            Optional<FeedAddress> address = FeedAddress.parse(offer.url());
            if (address.isEmpty()) {
                continue;
            }
            refuseStrangers(address.get(), site, wanted);
            refuseTwin(address.get());
            if (look(address.get(), wanted) instanceof FirstLook.Sight.AFeed seen) {
                Feed found = FeedBuilder.builder(feed).url(address.get().url()).build();
                return store(
                        found,
                        address.get(),
                        seen,
                        offered.stream().filter(other -> !other.equals(offer)).toList());
            }
        }
        return anyway(
                feed,
                site,
                wanted,
                ProblemType.NO_FEED,
                offered.isEmpty()
                        ? "There is a page at this address, and it names no feed."
                        : "There is a page at this address, and none of the feeds that it names can be read.");
    }

    private FeedsResource.RegisteredFeed anyway(
            Feed feed, FeedAddress address, Wanted wanted, ProblemType problem, String message) {
        if (!wanted.force()) {
            throw problem.problem(message + FORCE);
        }
        SelfDescription unknown = new SelfDescription(null, null, null, null);
        return store(feed, address, new FirstLook.Sight.AFeed(unknown, List.of(), null), List.of());
    }

    private FeedsResource.RegisteredFeed store(
            Feed feed, FeedAddress address, FirstLook.Sight.AFeed seen, List<FoundFeed> others) {
        NewFeed complete = NewFeed.of(seen.told().of(feed), address, seen.others());
        Registration registration =
                store.register(List.of(complete)).await().atMost(PATIENCE).getFirst();
        FeedReport report = report(registration.id()).orElseThrow(ProblemType.FEED_NOT_FOUND::problem);
        return switch (registration) {
            case Registration.Created created -> new FeedsResource.RegisteredFeed(FeedView.of(report), others);
            case Registration.Exists exists -> throw exists(report);
        };
    }

    private List<FoundFeed> offered(FetchOutcome.Fetched page) {
        return discovery.feeds(page).await().atMost(PATIENCE);
    }

    private FirstLook.Sight look(FeedAddress address, Wanted wanted) {
        return firstLook.at(
                address, wanted.traits().userAgent(), wanted.traits().credentials(), patience);
    }

    /** Saves the fetch where the address itself tells that the feed is there. */
    private void refuseTwin(FeedAddress address) {
        store.ownerOf(address).await().atMost(PATIENCE).flatMap(this::report).ifPresent(there -> {
            throw exists(there);
        });
    }

    /** Credentials are for the host that they were given with. */
    private static void refuseStrangers(FeedAddress address, FeedAddress site, Wanted wanted) {
        if (wanted.traits().credentials() != null && !address.host().equals(site.host())) {
            throw ProblemType.NO_FEED.problem("The site's feed " + address.url()
                    + " is on another host than the credentials are for: register it by its own address.");
        }
    }

    private Optional<FeedReport> report(String id) {
        return store.report(id).await().atMost(PATIENCE);
    }

    private Feed bare(FeedAddress address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Feed.at(address, FeedIds.next(now, random), now);
    }
}
