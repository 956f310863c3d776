@NullMarked
package dev.storywire.ingest.extract;

import org.jspecify.annotations.NullMarked;
