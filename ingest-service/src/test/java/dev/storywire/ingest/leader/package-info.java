@NullMarked
package dev.storywire.ingest.leader;

import org.jspecify.annotations.NullMarked;
