package dev.storywire.ingest.date;

import java.time.Instant;

/**
 * A time that could be read.
 *
 * @param instant in UTC; the start of the minute or day where it is no more precise
 * @param zoned whether it came with a zone; otherwise it was read as UTC
 * @param ambiguous whether day and month could also be the other way round
 */
public record ReadTime(Instant instant, Precision precision, boolean zoned, boolean ambiguous) {}
