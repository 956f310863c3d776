@NullMarked
package dev.storywire.ingest.extract.meta;

import org.jspecify.annotations.NullMarked;
