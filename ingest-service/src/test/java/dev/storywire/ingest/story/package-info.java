@NullMarked
package dev.storywire.ingest.story;

import org.jspecify.annotations.NullMarked;
