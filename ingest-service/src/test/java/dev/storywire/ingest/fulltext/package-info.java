@NullMarked
package dev.storywire.ingest.fulltext;

import org.jspecify.annotations.NullMarked;
