/** The outbox: events written in the transaction of what they tell of, and the relay that takes them to Kafka in order. */
@NullMarked
package dev.storywire.ingest.outbox;

import org.jspecify.annotations.NullMarked;
