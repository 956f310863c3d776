@NullMarked
package dev.storywire.ingest.cluster;

import org.jspecify.annotations.NullMarked;
