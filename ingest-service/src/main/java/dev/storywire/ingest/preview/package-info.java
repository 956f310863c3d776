/** From a document in a request to its stories, within bounds of bytes and work; and the preview, which stores nothing. */
@NullMarked
package dev.storywire.ingest.preview;

import org.jspecify.annotations.NullMarked;
