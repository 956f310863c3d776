/** The analysis names of a stock Elasticsearch node that the server's artifacts lack, over the same Lucene classes. */
@NullMarked
package dev.storywire.embedded.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
