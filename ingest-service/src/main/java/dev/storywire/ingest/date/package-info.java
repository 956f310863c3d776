/** Reads the times that publishers print, in every shape and language that they use. Pure. */
@NullMarked
package dev.storywire.ingest.date;

import org.jspecify.annotations.NullMarked;
