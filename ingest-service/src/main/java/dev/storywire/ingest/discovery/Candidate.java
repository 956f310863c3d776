package dev.storywire.ingest.discovery;

import org.jspecify.annotations.Nullable;

/**
 * An address where a feed may be.
 *
 * @param title as the page calls it
 */
record Candidate(String url, @Nullable String title) {}
