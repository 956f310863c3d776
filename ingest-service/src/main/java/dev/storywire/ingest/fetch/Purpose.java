package dev.storywire.ingest.fetch;

/** What a document is fetched for: says which types are asked for and how large it may be. */
public enum Purpose {
    /** A feed that somebody registered. */
    FEED("application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9,"
            + " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"),
    /** A page of a story. */
    PAGE("text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.5"),
    /** A host's {@code robots.txt}. */
    ROBOTS("text/plain, */*;q=0.5"),
    /** A request to a WebSub hub. */
    HUB("*/*"),
    /** A webhook that is called: what it answers beside its status is of no interest. */
    WEBHOOK("*/*"),
    /** A site whose feeds are looked for, or one of its feeds. */
    DISCOVERY("text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5");

    /** RFC 9309 asks for 500 KiB of {@code robots.txt} at least. */
    private static final long ROBOTS_SIZE = 512 * 1024;

    private static final long HUB_SIZE = 64 * 1024;

    private final String accept;

    Purpose(String accept) {
        this.accept = accept;
    }

    /** The value of {@code Accept}. */
    String accept() {
        return accept;
    }

    /** Whether the body of a success is wanted. */
    boolean takesBody() {
        return this != WEBHOOK;
    }

    /** Whether redirects are followed; somebody who is told something should not be able to have it told to somebody else. */
    boolean followsRedirects() {
        return this != WEBHOOK;
    }

    /** Whether what is sent may be sent twice: receivers of webhooks know a repeat by its id. */
    boolean isRepeatable() {
        return this == WEBHOOK;
    }

    /** The largest body, in bytes. */
    long limit(FetchSettings settings) {
        return switch (this) {
            case FEED, DISCOVERY -> settings.feedSize().asLongValue();
            case PAGE -> settings.pageSize().asLongValue();
            case ROBOTS -> ROBOTS_SIZE;
            case HUB -> HUB_SIZE;
            case WEBHOOK -> 0;
        };
    }
}
