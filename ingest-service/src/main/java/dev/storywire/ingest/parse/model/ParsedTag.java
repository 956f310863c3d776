package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.Nullable;

/** A subject as given: term, vocabulary, label. */
public record ParsedTag(
        String term, @Nullable String scheme, @Nullable String label) {}
