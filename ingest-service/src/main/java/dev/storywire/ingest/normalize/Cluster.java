package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The group of near-identical stories that a story belongs to; {@code similarity} is 0 to 1. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Cluster(String id, ClusterRole role, @Nullable Double similarity) {}
