/** Near-identical stories: what makes two stories alike, and the groups that follow from it. */
@NullMarked
package dev.storywire.ingest.cluster;

import org.jspecify.annotations.NullMarked;
