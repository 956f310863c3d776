/** When to look at a feed again: pure decisions, the clock handed in; no CDI, no I/O. */
@NullMarked
package dev.storywire.ingest.schedule.plan;

import org.jspecify.annotations.NullMarked;
