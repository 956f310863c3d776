@NullMarked
package dev.storywire.ingest.push;

import org.jspecify.annotations.NullMarked;
