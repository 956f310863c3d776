package dev.storywire.ingest.story;

/** By what a story is told from others of its source, the best first. */
public enum KeyKind {
    /** RSS guid, Atom id and the like. */
    EXTERNAL_ID,
    /** Canonical URL, else the URL. */
    URL,
    /** Headline, within seven days. */
    HEADLINE
}
