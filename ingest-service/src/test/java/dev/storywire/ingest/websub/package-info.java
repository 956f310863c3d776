@NullMarked
package dev.storywire.ingest.websub;

import org.jspecify.annotations.NullMarked;
