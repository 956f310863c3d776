@NullMarked
package dev.storywire.ingest.schedule;

import org.jspecify.annotations.NullMarked;
