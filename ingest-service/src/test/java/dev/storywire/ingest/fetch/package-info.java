@NullMarked
package dev.storywire.ingest.fetch;

import org.jspecify.annotations.NullMarked;
