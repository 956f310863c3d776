@NullMarked
package dev.storywire.ingest.outbox;

import org.jspecify.annotations.NullMarked;
