package dev.storywire.ingest.feed;

import dev.storywire.ingest.preview.Bodies;
import dev.storywire.ingest.preview.Gate;
import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registers the feeds of OPML documents. None is fetched first: they are due, and what an address leads to is found out then. Blocks; for
 * virtual threads.
 */
@ApplicationScoped
class OpmlImport {

    private static final int AT_ONCE = 2;
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final FeedStore store;
    private final FeedSettings settings;
    private final AddressRules addresses;
    private final Clock clock;
    private final Gate gate;
    private final SecureRandom random = new SecureRandom();

    OpmlImport(FeedStore store, FeedSettings settings, AddressRules addresses, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.addresses = addresses;
        this.clock = clock;
        this.gate = new Gate(AT_ONCE, settings.patience());
    }

    /** The problems are {@code too-large} (413), {@code unreadable-document} (422), {@code busy} (503). */
    OpmlOutcomes take(InputStream body, @Nullable String contentType) {
        return gate.through(() -> {
            long limit = settings.opmlSize().asLongValue();
            byte[] bytes = Bodies.read(body, limit);
            return switch (new OpmlReader(Math.toIntExact(limit), settings.opmlFeeds()).read(bytes, contentType)) {
                case OpmlReader.Reading.Read read -> OpmlOutcomes.of(register(read.feeds()), read.notes());
                case OpmlReader.Reading.TooLarge(String message) -> throw ProblemType.TOO_LARGE.problem(message);
                case OpmlReader.Reading.Unreadable(String message) ->
                    throw ProblemType.UNREADABLE_DOCUMENT.problem(message);
            };
        });
    }

    private List<OpmlOutcomes.Outcome> register(List<OpmlFeed> feeds) {
        List<OpmlOutcomes.Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < feeds.size(); from += BATCH) {
            outcomes.addAll(batch(feeds.subList(from, Math.min(feeds.size(), from + BATCH))));
        }
        return outcomes;
    }

    private List<OpmlOutcomes.Outcome> batch(List<OpmlFeed> feeds) {
        List<AddressRules.Reading> readings =
                feeds.stream().map(feed -> addresses.read("xmlUrl", feed.url())).toList();
        List<NewFeed> fit = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            if (readings.get(i) instanceof AddressRules.Reading.Right(FeedAddress address)) {
                fit.add(newFeed(feeds.get(i), address));
            }
        }
        var registered = fit.isEmpty()
                ? List.<Registration>of().iterator()
                : store.register(fit).await().atMost(PATIENCE).iterator();
        List<OpmlOutcomes.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            OpmlFeed feed = feeds.get(i);
            outcomes.add(
                    switch (readings.get(i)) {
                        case AddressRules.Reading.Right right -> OpmlOutcomes.Outcome.of(feed, registered.next());
                        case AddressRules.Reading.Malformed(FieldError error) ->
                            OpmlOutcomes.Outcome.rejected(feed, error);
                        case AddressRules.Reading.Forbidden(FieldError error) ->
                            OpmlOutcomes.Outcome.rejected(feed, error);
                    });
        }
        return outcomes;
    }

    private NewFeed newFeed(OpmlFeed listed, FeedAddress address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Feed bare = Feed.at(address, FeedIds.next(now, random), now);
        FeedAddress site = FeedAddress.parse(listed.siteUrl()).orElse(null);
        Feed feed = FeedBuilder.builder(FeedTraits.of(listed).of(bare, credentials -> {
                    throw new IllegalStateException("OPML has no credentials");
                }))
                .siteUrl(site == null ? null : site.url())
                .build();
        return NewFeed.of(feed, address, List.of());
    }
}
