@NullMarked
package dev.storywire.ingest;

import org.jspecify.annotations.NullMarked;
