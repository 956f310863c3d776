package dev.storywire.ingest.extract;

import dev.storywire.ingest.date.Precision;
import java.time.Instant;

/**
 * A time as the page gives it.
 *
 * @param zoned whether the page gave a zone or an offset; without one it was read as UTC
 */
public record FoundTime(Instant instant, Precision precision, boolean zoned, Where where) {}
