package dev.storywire.ingest.extract;

import org.jspecify.annotations.Nullable;

/** Another story that the page points at; {@code url} is absolute. */
public record Pointer(String headline, @Nullable String url) {}
