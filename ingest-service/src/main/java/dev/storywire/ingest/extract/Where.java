package dev.storywire.ingest.extract;

/** The part of a page that a value was read from, most trusted first. */
public enum Where {
    JSON_LD,
    /** Microdata or RDFa attributes. */
    MICRODATA,
    /** A {@code meta}, {@code link} or {@code title} element. */
    META,
    /** What a reader sees. */
    TEXT,
    /** The address of the page. */
    URL
}
