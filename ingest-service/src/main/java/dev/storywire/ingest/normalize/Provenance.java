package dev.storywire.ingest.normalize;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.storywire.ingest.date.Precision;
import org.jspecify.annotations.Nullable;

/** Where a field's value came from and, for times, how precise it is. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Provenance(Origin from, @Nullable Precision precision) {}
