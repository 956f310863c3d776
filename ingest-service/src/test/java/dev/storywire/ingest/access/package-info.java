@NullMarked
package dev.storywire.ingest.access;

import org.jspecify.annotations.NullMarked;
