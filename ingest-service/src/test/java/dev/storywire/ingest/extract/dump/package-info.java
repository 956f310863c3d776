@NullMarked
package dev.storywire.ingest.extract.dump;

import org.jspecify.annotations.NullMarked;
