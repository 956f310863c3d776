/** The Elasticsearch process: one node, put together from the server's artifacts. Runs in a JVM of its own. */
@NullMarked
package dev.storywire.embedded.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
