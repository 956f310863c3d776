/** The resource that normalises a document and stores nothing. */
@NullMarked
package dev.storywire.ingest.preview;

import org.jspecify.annotations.NullMarked;
