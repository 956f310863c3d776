package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.Nullable;

/** A person as printed; at least one component is there. */
public record ParsedPerson(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {}
