/** How long stories are kept. */
@NullMarked
package dev.storywire.ingest.retention;

import org.jspecify.annotations.NullMarked;
