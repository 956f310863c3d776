/** The catalogue of problem types (RFC 9457) and how errors become them. */
@NullMarked
package dev.storywire.ingest.problem;

import org.jspecify.annotations.NullMarked;
