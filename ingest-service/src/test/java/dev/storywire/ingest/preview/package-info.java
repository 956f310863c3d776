@NullMarked
package dev.storywire.ingest.preview;

import org.jspecify.annotations.NullMarked;
