package dev.storywire.ingest.fetch;

import io.smallrye.mutiny.Uni;

/**
 * Fetches documents from the web: only from addresses that the guard lets through, on every hop; within the limits of
 * {@code storywire.fetch.*} for time, bytes, redirects and requests to one host at once. Keeps no cookies.
 */
public interface Fetcher {

    /**
     * Fetches a document when somebody subscribes; cancelling ends the request. Every failure is an outcome. The outcome comes on an event
     * loop: work on it must not block there.
     */
    Uni<FetchOutcome> fetch(FetchRequest request);
}
