/** A lenient streaming XML reader that mends broken documents while it reads, in one pass over the bytes. */
@NullMarked
package dev.storywire.ingest.parse.xml;

import org.jspecify.annotations.NullMarked;
