/** Measurements of indexing and searching, on Kafka, Elasticsearch and the services as they are deployed. */
@NullMarked
package dev.storywire.bench.search;

import org.jspecify.annotations.NullMarked;
