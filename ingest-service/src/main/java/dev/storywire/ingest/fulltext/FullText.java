package dev.storywire.ingest.fulltext;

import dev.storywire.ingest.fetch.AddressCheck;
import dev.storywire.ingest.fetch.AddressGuard;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.FetchRequestBuilder;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Purpose;
import dev.storywire.ingest.normalize.Diagnostic;
import dev.storywire.ingest.normalize.DocumentNormalizer;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.normalize.Severity;
import dev.storywire.ingest.normalize.Story;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the page of a story whose feed gives a summary only, and puts the page's text into it. Asks the site's robots.txt first, keeps its
 * crawl-delay and a pace of our own, so many pages an hour. Whatever goes wrong leaves the story as it was.
 */
@ApplicationScoped
public class FullText {

    private static final Logger LOG = Logger.getLogger(FullText.class);
    private static final int SERVER_ERROR = 500;

    private final Fetcher fetcher;
    private final AddressGuard guard;
    private final Robots robots;
    private final DocumentNormalizer normalizer;
    private final FullTextSettings settings;
    private final HostPace pace;
    private final Clock clock;

    FullText(
            Fetcher fetcher,
            AddressGuard guard,
            Robots robots,
            DocumentNormalizer normalizer,
            FullTextSettings settings,
            Clock clock) {
        this.fetcher = fetcher;
        this.guard = guard;
        this.robots = robots;
        this.normalizer = normalizer;
        this.settings = settings;
        this.clock = clock;
        this.pace = new HostPace(settings.hourlyPages(), settings.patience(), settings.hosts());
    }

    /**
     * The story with the text of its page, or as it was. To be asked for stories that are new or changed only: it makes a request each time,
     * and the story's content hash changes with the text. The answer comes on a worker, after {@code storywire.full-text.patience} and two
     * fetches at most.
     *
     * @param userAgent in place of our own
     */
    public Uni<FullTextOutcome> complete(Story story, @Nullable String userAgent) {
        if (story.url() == null || !(guard.check(story.url()) instanceof AddressCheck.Accepted(var address))) {
            return Uni.createFrom().item(left(story, "full-text-no-address", "The story has no address to fetch."));
        }
        URI page = URI.create(address.toString());
        return robots.of(page)
                .chain(rules -> rules.allow(page.toString())
                        ? inTurn(story, page, rules, userAgent)
                        : Uni.createFrom()
                                .item(left(story, "full-text-disallowed", "The site's robots.txt forbids its page.")))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(failure, "event=full-text-failed story=%s", story.id());
                    return left(story, "full-text-failed", "The page could not be read.");
                });
    }

    private Uni<FullTextOutcome> inTurn(Story story, URI page, RobotRules rules, @Nullable String userAgent) {
        Duration spacing = rules.delay().compareTo(settings.spacing()) > 0 ? rules.delay() : settings.spacing();
        Optional<Duration> wait = pace.take(page.getRawAuthority(), spacing, clock.instant());
        if (wait.isEmpty()) {
            return Uni.createFrom()
                    .item(left(story, "full-text-budget", "Enough pages of this site were fetched for now."));
        }
        Uni<FetchOutcome> fetch =
                fetcher.fetch(FetchRequestBuilder.builder(FetchRequest.of(page.toString(), Purpose.PAGE))
                        .userAgent(userAgent)
                        .build());
        Uni<FetchOutcome> inTurn = wait.get().isZero()
                ? fetch
                : Uni.createFrom().voidItem().onItem().delayIt().by(wait.get()).chain(() -> fetch);
        return inTurn.emitOn(Infrastructure.getDefaultWorkerPool()).map(outcome -> merged(story, outcome));
    }

    private FullTextOutcome merged(Story story, FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> merged(story, fetched);
            case FetchOutcome.Gone _, FetchOutcome.Forbidden _, FetchOutcome.TooLarge _ ->
                left(story, "full-text-refused", "The page is not to be had.");
            case FetchOutcome.HttpFailure failure
            when isRefusal(failure.status()) ->
                left(story, "full-text-refused", "The page was answered with status " + failure.status() + ".");
            case FetchOutcome.NotModified _,
                    FetchOutcome.Throttled _,
                    FetchOutcome.HttpFailure _,
                    FetchOutcome.Unreachable _ ->
                left(story, "full-text-unreachable", "The page could not be fetched.");
        };
    }

    /** A page may come after its feed (404); the other two say themselves that it is a matter of time. */
    private static boolean isRefusal(int status) {
        return status < SERVER_ERROR && status != 404 && status != 408 && status != 425;
    }

    private FullTextOutcome merged(Story story, FetchOutcome.Fetched fetched) {
        RawDocument document = new RawDocument(
                fetched.body(), fetched.contentType(), URI.create(fetched.trip().url()), fetched.contentLanguage());
        return normalizer.normalize(document) instanceof NormalizationOutcome.Normalized page
                ? PageMerge.merge(story, page.stories())
                        .<FullTextOutcome>map(FullTextOutcome.Completed::new)
                        .orElseGet(() -> left(story, "full-text-not-found", "The page has no more text of this story."))
                : left(story, "full-text-not-found", "The page has no text that could be read.");
    }

    private static FullTextOutcome left(Story story, String code, String message) {
        LOG.debugf("event=full-text-left story=%s code=%s", story.id(), code);
        return new FullTextOutcome.Left(story, new Diagnostic(Severity.INFO, code, message, null));
    }
}
