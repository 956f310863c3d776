/** What this service asks of the search service, as one of those that share a key with it. */
@NullMarked
package dev.storywire.ingest.search;

import org.jspecify.annotations.NullMarked;
