/**
 * Getting bytes safely: HTTP within bounds of time and size, from addresses that may be fetched from only. {@link
 * dev.storywire.ingest.fetch.Fetcher} is its door, {@link dev.storywire.ingest.fetch.FetchOutcome} what comes out.
 */
@NullMarked
package dev.storywire.ingest.fetch;

import org.jspecify.annotations.NullMarked;
