package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.Nullable;

/** A link, absolute where its base was known, with its relation (RFC 8288), media type and title. */
public record ParsedLink(
        String href,
        @Nullable String rel,
        @Nullable String type,
        @Nullable String title) {}
