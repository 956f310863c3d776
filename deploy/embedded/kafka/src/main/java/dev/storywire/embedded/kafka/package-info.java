/** The Kafka process: one node that is broker and controller. Runs in a JVM of its own. */
@NullMarked
package dev.storywire.embedded.kafka;

import org.jspecify.annotations.NullMarked;
