package dev.storywire.ingest.schedule;

import dev.storywire.ingest.feed.CredentialVault;
import dev.storywire.ingest.feed.Feed;
import dev.storywire.ingest.feed.FetchCause;
import dev.storywire.ingest.feed.FetchRecord;
import dev.storywire.ingest.feed.FetchResult;
import dev.storywire.ingest.feed.SelfDescription;
import dev.storywire.ingest.fetch.BasicCredentials;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.FetchRequestBuilder;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.HeaderLink;
import dev.storywire.ingest.fetch.Purpose;
import dev.storywire.ingest.fetch.Validators;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.FeedInfo;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.schedule.plan.Outages;
import dev.storywire.ingest.story.DatabaseFailures;
import dev.storywire.ingest.story.FeedIdentities;
import dev.storywire.ingest.story.StoreUnavailableException;
import dev.storywire.ingest.story.StoryStore;
import dev.storywire.ingest.story.SupersededException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One look at a feed: fetch, normalise, store. What follows from it is decided by {@link Aftermath}. Blocks; for virtual threads. */
final class FeedLook {

    private static final Logger LOG = Logger.getLogger(FeedLook.class);
    private static final String INTERNAL = "internal-error";

    private final Fetcher fetcher;
    private final CredentialVault vault;
    private final DocumentNormalizer normalizer;
    private final StoryStore store;
    private final FeedIdentities identities;
    private final Completion completion;
    private final ScheduleSettings settings;
    private final Aftermath aftermath;
    private final Outages outages = new Outages();
    private final Clock clock;
    private final Semaphore parsers;
    private final Tracer tracer;

    FeedLook(
            Fetcher fetcher,
            CredentialVault vault,
            DocumentNormalizer normalizer,
            StoryStore store,
            FeedIdentities identities,
            Completion completion,
            ScheduleSettings settings,
            Aftermath aftermath,
            Clock clock,
            Tracer tracer) {
        this.tracer = tracer;
        this.fetcher = fetcher;
        this.vault = vault;
        this.normalizer = normalizer;
        this.store = store;
        this.identities = identities;
        this.completion = completion;
        this.settings = settings;
        this.aftermath = aftermath;
        this.clock = clock;
        this.parsers = new Semaphore(settings.parsing(), true);
    }

    /** Looks; throws when the stories can't be stored, which is not the feed's fault. The trace of its stories begins here. */
    Report at(Claim claim) throws InterruptedException {
        Span span = tracer.spanBuilder("feed fetch")
                .setNoParent()
                .setAttribute("feed.id", claim.feed().id())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            return look(claim);
        } finally {
            span.end();
        }
    }

    private Report look(Claim claim) throws InterruptedException {
        Instant started = clock.instant();
        boolean unconditional = isUnconditional(claim, started);
        FetchOutcome outcome = Blocking.await(() -> fetcher.fetch(request(claim, unconditional)));
        Finding finding = found(claim, outcome);
        return aftermath.of(claim, finding, outcome.trip(), unconditional, started, clock.instant());
    }

    /** What a hub sent, stored as what a fetch brings; {@code null} where it is no feed that can be read. */
    @Nullable PushReport pushed(Claim claim, RawDocument raw, Instant started) throws InterruptedException {
        if (!(parsed(() -> normalizer.normalize(raw)) instanceof NormalizationOutcome.Normalized document)
                || document.feed() == null) {
            return null;
        }
        Harvest harvest = harvest(claim, document, claim.feed().url());
        Instant now = clock.instant();
        Memory memory = claim.memory();
        Instant before = memory.lastSuccessAt() == null ? started : memory.lastSuccessAt();
        FetchRecord record = new FetchRecord(
                claim.cause(),
                started,
                Math.toIntExact(Math.clamp(Duration.between(started, now).toMillis(), 0, Integer.MAX_VALUE)),
                harvest.created() + harvest.revised() > 0 ? FetchResult.CHANGED : FetchResult.UNCHANGED,
                null,
                raw.bytes().length,
                null,
                harvest.created(),
                harvest.revised(),
                harvest.rejected(),
                null,
                null);
        return new PushReport(
                claim,
                memory.rhythmAt(now).heard(harvest.appeared(), before, now),
                record,
                SelfDescription.of(document));
    }

    Instant now() {
        return clock.instant();
    }

    private Harvest harvest(Claim claim, NormalizationOutcome.Normalized document, String url) {
        return Harvest.of(document, claim, url, store, identities, completion, settings);
    }

    /** Validators may lie, so they are left out at times, and when people ask. */
    private boolean isUnconditional(Claim claim, Instant now) {
        Memory memory = claim.memory();
        return memory.validators().isEmpty()
                || memory.bodyHash() == null
                || claim.cause() == FetchCause.REFRESH
                || memory.lastUnconditionalAt() == null
                || memory.lastUnconditionalAt().plus(settings.unconditional()).isBefore(now);
    }

    private FetchRequest request(Claim claim, boolean unconditional) {
        Feed feed = claim.feed();
        return FetchRequestBuilder.builder(FetchRequest.of(feed.url(), Purpose.FEED))
                .validators(unconditional ? Validators.NONE : claim.memory().validators())
                .userAgent(feed.userAgent())
                .credentials(vault.credentials(feed)
                        .map(known -> new BasicCredentials(known.user(), known.password()))
                        .orElse(null))
                .build();
    }

    /** What nobody expects counts as a failure of this feed, so that it is slowed down; it is logged when it begins. */
    private Finding found(Claim claim, FetchOutcome outcome) throws InterruptedException {
        try {
            return finding(claim, outcome);
        } catch (RuntimeException e) {
            if (e instanceof StoreUnavailableException
                    || e instanceof SupersededException
                    || DatabaseFailures.isOutage(e)
                    || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            boolean known = INTERNAL.equals(claim.memory().lastErrorCode());
            LOG.logf(
                    known ? Logger.Level.DEBUG : Logger.Level.ERROR,
                    e,
                    "event=feed-error feed=%s",
                    claim.feed().id());
            return failed(INTERNAL, "The document could not be processed.", null, new Finding.Fault.OfFeed());
        }
    }

    private Finding finding(Claim claim, FetchOutcome outcome) throws InterruptedException {
        boolean reached = !(outcome instanceof FetchOutcome.Unreachable(var trip, var trouble, var message)
                && trouble != FetchOutcome.Trouble.BUSY);
        boolean ours = outages.isOurs(claim.host(), reached);
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> fetched(claim, fetched);
            case FetchOutcome.NotModified same -> new Finding.Unchanged(304, same.validators(), same.freshness());
            case FetchOutcome.Gone gone ->
                failed(
                        "gone",
                        "The server says that the feed is gone for good (410).",
                        410,
                        new Finding.Fault.GoneForGood());
            case FetchOutcome.Throttled throttled ->
                failed(
                        "throttled",
                        "The server asks for fewer requests (" + throttled.status() + ").",
                        throttled.status(),
                        new Finding.Fault.OfHost(throttled.retryAfter()));
            case FetchOutcome.HttpFailure failure ->
                failed(
                        "http-" + failure.status(),
                        "The server answered with status " + failure.status() + ".",
                        failure.status(),
                        new Finding.Fault.OfFeed());
            case FetchOutcome.Forbidden forbidden ->
                failed("forbidden-address", forbidden.reason().message(), null, new Finding.Fault.OfFeed());
            case FetchOutcome.TooLarge large ->
                failed(
                        "too-large",
                        "The document is larger than " + large.limit() + " bytes.",
                        null,
                        new Finding.Fault.OfFeed());
            case FetchOutcome.Unreachable unreachable ->
                failed(
                        unreachable.trouble().name().toLowerCase(Locale.ROOT),
                        unreachable.message(),
                        null,
                        ours ? new Finding.Fault.Ours() : new Finding.Fault.OfFeed());
        };
    }

    /** Equal bytes are an unchanged document, whatever the validators say. */
    private Finding fetched(Claim claim, FetchOutcome.Fetched fetched) throws InterruptedException {
        if (fetched.bodyHash().equals(claim.memory().bodyHash())) {
            return new Finding.Unchanged(fetched.status(), fetched.validators(), fetched.freshness());
        }
        URI base = uri(fetched.trip().url());
        RawDocument raw = new RawDocument(fetched.body(), fetched.contentType(), base, fetched.contentLanguage());
        return switch (parsed(() -> normalizer.normalize(raw))) {
            case NormalizationOutcome.Normalized document -> stored(claim, fetched, document);
            case NormalizationOutcome.Unreadable unreadable ->
                failed(unreadable.code(), unreadable.message(), fetched.status(), new Finding.Fault.OfFeed());
            case NormalizationOutcome.TooLarge large ->
                failed(large.code(), large.message(), fetched.status(), new Finding.Fault.OfFeed());
        };
    }

    /** Normalising is work for the processor: only so many at once, however many fetches there are. */
    private NormalizationOutcome parsed(Supplier<NormalizationOutcome> work) throws InterruptedException {
        parsers.acquire();
        try {
            return work.get();
        } finally {
            parsers.release();
        }
    }

    private Finding stored(Claim claim, FetchOutcome.Fetched fetched, NormalizationOutcome.Normalized document) {
        FeedInfo info = document.feed();
        if (info == null) {
            return failed(
                    "not-a-feed",
                    "There is a document, and it is no feed (" + document.format() + ").",
                    fetched.status(),
                    new Finding.Fault.OfFeed());
        }
        Harvest harvest = harvest(claim, document, fetched.trip().url());
        return new Finding.Changed(
                fetched.status(),
                fetched.validators(),
                fetched.freshness(),
                harvest.isToBeReadAgain() ? null : fetched.bodyHash(),
                told(document, info, fetched.links()),
                harvest.appeared(),
                harvest.created(),
                harvest.revised(),
                harvest.rejected(),
                harvest.notice());
    }

    /** Links of the header go before those of the document (WebSub, section 4). */
    private static Finding.Told told(NormalizationOutcome.Normalized document, FeedInfo info, List<HeaderLink> links) {
        String hub = link(links, "hub");
        String self = link(links, "self");
        return new Finding.Told(
                SelfDescription.of(document),
                info.ttlMinutes() == null ? null : Duration.ofMinutes(Math.max(0, info.ttlMinutes())),
                Set.copyOf(info.skipHours()),
                Set.copyOf(info.skipDays()),
                hub == null ? info.hubUrl() : hub,
                self == null ? info.selfUrl() : self);
    }

    private static @Nullable String link(List<HeaderLink> links, String rel) {
        return links.stream()
                .filter(link -> link.is(rel))
                .map(HeaderLink::href)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static Finding.Failed failed(String code, String message, @Nullable Integer status, Finding.Fault fault) {
        return new Finding.Failed(code, message, status, fault);
    }
}
