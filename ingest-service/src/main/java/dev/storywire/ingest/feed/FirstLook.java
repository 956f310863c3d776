package dev.storywire.ingest.feed;

import dev.storywire.ingest.fetch.BasicCredentials;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.FetchRequestBuilder;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Purpose;
import dev.storywire.ingest.fetch.Redirect;
import dev.storywire.ingest.fetch.Refusal;
import dev.storywire.ingest.fetch.Trip;
import dev.storywire.ingest.normalize.NormalizationOutcome;
import dev.storywire.ingest.normalize.RawDocument;
import dev.storywire.ingest.preview.DocumentIntake;
import dev.storywire.ingest.problem.ProblemType;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fetches what is at an address, once, to see whether it is a feed. Blocks; for virtual threads. */
@ApplicationScoped
class FirstLook {

    /** What is there. */
    sealed interface Sight {

        /**
         * A feed.
         *
         * @param told what it says of itself
         * @param others addresses that led to it by redirects, or that it was found at in the end
         * @param content all that was read; absent where nobody looked
         */
        record AFeed(SelfDescription told, List<FeedAddress> others, NormalizationOutcome.@Nullable Normalized content)
                implements Sight {}

        /** A page, which may name feeds. */
        record APage(FetchOutcome.Fetched page) implements Sight {}

        /** Nothing that could be read; {@code message} is for people. */
        record Nothing(ProblemType problem, String message) implements Sight {}
    }

    /** What the normaliser calls what isn't a feed. */
    private static final String PAGE = "html";

    private static final Set<String> NO_FEEDS = Set.of(PAGE, "text");

    private final Fetcher fetcher;
    private final DocumentIntake documents;

    FirstLook(Fetcher fetcher, DocumentIntake documents) {
        this.fetcher = fetcher;
        this.documents = documents;
    }

    /** @param patience how long it may take */
    Sight at(
            FeedAddress address,
            @Nullable String userAgent,
            @Nullable BasicCredentials credentials,
            Duration patience) {
        FetchRequest request = FetchRequestBuilder.builder(FetchRequest.of(address.url(), Purpose.FEED))
                .userAgent(userAgent)
                .credentials(credentials)
                .build();
        try {
            return sight(fetcher.fetch(request).await().atMost(patience));
        } catch (TimeoutException e) {
            return unreachable("It took too long to answer.");
        }
    }

    private Sight sight(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> read(fetched);
            case FetchOutcome.NotModified unchanged ->
                unreachable("The server says that nothing has changed (304), though nothing was there before.");
            case FetchOutcome.Gone gone -> unreachable("The server says that it is gone for good (410).");
            case FetchOutcome.Throttled throttled ->
                unreachable("The server asks for fewer requests (" + throttled.status() + "): try again later.");
            case FetchOutcome.HttpFailure failure ->
                unreachable("The server answered with the status " + failure.status() + ".");
            case FetchOutcome.Forbidden(Trip trip, Refusal reason) ->
                new Sight.Nothing(ProblemType.FORBIDDEN_ADDRESS, reason.message());
            case FetchOutcome.TooLarge large ->
                unreachable("The answer is larger than " + large.limit() + " bytes, which is the limit.");
            case FetchOutcome.Unreachable(var trip, var trouble, String message) -> unreachable(message);
        };
    }

    private Sight read(FetchOutcome.Fetched fetched) {
        RawDocument document = new RawDocument(
                fetched.body(), fetched.contentType(), URI.create(fetched.trip().url()), fetched.contentLanguage());
        return switch (documents.normalize(document)) {
            case NormalizationOutcome.Normalized normalized -> {
                if (normalized.format().equals(PAGE)) {
                    yield new Sight.APage(fetched);
                }
                yield NO_FEEDS.contains(normalized.format())
                        ? noFeed("There is a text at this address, not a feed.")
                        : new Sight.AFeed(SelfDescription.of(normalized), others(fetched.trip()), normalized);
            }
            case NormalizationOutcome.Unreadable(String code, String message) -> noFeed(message);
            case NormalizationOutcome.TooLarge(String code, String message) -> noFeed(message);
        };
    }

    private static List<FeedAddress> others(Trip trip) {
        return Stream.concat(trip.redirects().stream().map(Redirect::to), Stream.of(trip.url()))
                .flatMap(url -> FeedAddress.parse(url).stream())
                .toList();
    }

    private static Sight unreachable(String message) {
        return new Sight.Nothing(ProblemType.FEED_UNREACHABLE, message);
    }

    private static Sight noFeed(String message) {
        return new Sight.Nothing(ProblemType.NO_FEED, message);
    }
}
