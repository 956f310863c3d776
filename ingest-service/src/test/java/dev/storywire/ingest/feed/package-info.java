@NullMarked
package dev.storywire.ingest.feed;

import org.jspecify.annotations.NullMarked;
