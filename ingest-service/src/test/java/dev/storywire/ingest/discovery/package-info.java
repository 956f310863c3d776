@NullMarked
package dev.storywire.ingest.discovery;

import org.jspecify.annotations.NullMarked;
