/** One catalogue of what can go wrong, as it looks on the wire (RFC 9457). */
@NullMarked
package dev.storywire.search.problem;

import org.jspecify.annotations.NullMarked;
