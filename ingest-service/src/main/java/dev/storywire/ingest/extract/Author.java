package dev.storywire.ingest.extract;

import org.jspecify.annotations.Nullable;

/** Somebody who wrote the story; {@code uri} is absolute. */
public record Author(
        String name, @Nullable String email, @Nullable String uri) {}
