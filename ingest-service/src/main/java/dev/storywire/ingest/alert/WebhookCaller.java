package dev.storywire.ingest.alert;

import dev.storywire.ingest.fetch.Content;
import dev.storywire.ingest.fetch.FetchOutcome;
import dev.storywire.ingest.fetch.FetchRequest;
import dev.storywire.ingest.fetch.FetchRequestBuilder;
import dev.storywire.ingest.fetch.Fetcher;
import dev.storywire.ingest.fetch.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes one call of a webhook. */
final class WebhookCaller {

    private final Fetcher fetcher;
    private final Duration answerWithin;

    WebhookCaller(Fetcher fetcher, Duration answerWithin) {
        this.fetcher = fetcher;
        this.answerWithin = answerWithin;
    }

    /**
     * Calls; blocks until it is over.
     *
     * @param secrets what it is signed with, one at least
     * @return empty where the receiver takes too long
     */
    Optional<FetchOutcome> call(String url, String messageId, String body, List<String> secrets, Instant now) {
        FetchRequest request = FetchRequestBuilder.builder(FetchRequest.of(url, Purpose.WEBHOOK))
                .content(new Content.Json(body, WebhookSignature.headers(messageId, now, body, secrets)))
                .build();
        return fetcher.fetch(request)
                .map(Optional::of)
                .ifNoItem()
                .after(answerWithin)
                .recoverWithItem(Optional.empty())
                .await()
                .indefinitely();
    }
}
