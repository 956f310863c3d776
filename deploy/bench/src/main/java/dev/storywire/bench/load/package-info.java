/** The whole suite under load: the pipeline from push to search, growth, an hour of it, and how it starts. */
@NullMarked
package dev.storywire.bench.load;

import org.jspecify.annotations.NullMarked;
