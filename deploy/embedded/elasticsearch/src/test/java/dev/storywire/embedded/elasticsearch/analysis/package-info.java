@NullMarked
package dev.storywire.embedded.elasticsearch.analysis;

import org.jspecify.annotations.NullMarked;
