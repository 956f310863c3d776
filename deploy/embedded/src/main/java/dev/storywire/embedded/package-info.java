/**
 * Real PostgreSQL, Kafka and Elasticsearch as child processes: no container engine and nothing installed but a JDK. Each
 * keeps or throws away its data, and ends with the process that started it, whatever way that one ends.
 */
@NullMarked
package dev.storywire.embedded;

import org.jspecify.annotations.NullMarked;
