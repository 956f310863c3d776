/** Connections to PostgreSQL. */
@NullMarked
package dev.storywire.ingest.store;

import org.jspecify.annotations.NullMarked;
