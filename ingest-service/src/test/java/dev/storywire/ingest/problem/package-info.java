@NullMarked
package dev.storywire.ingest.problem;

import org.jspecify.annotations.NullMarked;
