/** The relay from the outbox table to the {@code story-events} topic, in order per story. */
@NullMarked
package dev.storywire.ingest.outbox;

import org.jspecify.annotations.NullMarked;
