package dev.storywire.ingest.fetch;

/** The real fetcher, for tests of other features with publishers on loopback. */
public final class LocalFetcher implements AutoCloseable {

    private final Fetching fetching;

    /** @param allowed host and port, separated by commas */
    public LocalFetcher(String allowed) {
        fetching = Fetching.with("allow", allowed, "host-concurrency", "16");
    }

    /** Fetches from these hosts. */
    public Fetcher fetcher() {
        return fetching.fetcher();
    }

    @Override
    public void close() {
        fetching.close();
    }
}
