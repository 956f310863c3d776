/** Atom 0.3 and 1.0 (RFC 4287). */
@NullMarked
package dev.storywire.ingest.parse.atom;

import org.jspecify.annotations.NullMarked;
