package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.Nullable;

/** The publication that an entry says it was taken from, or whose it is. */
public record ParsedSource(
        @Nullable String id,
        @Nullable String name,
        @Nullable String url,
        @Nullable String language) {}
