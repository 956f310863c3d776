/** How much there is and how far behind the events are. */
@NullMarked
package dev.storywire.ingest.status;

import org.jspecify.annotations.NullMarked;
