/** One catalogue of what can go wrong, and how it looks on the wire (RFC 9457). */
@NullMarked
package dev.storywire.gateway.problem;

import org.jspecify.annotations.NullMarked;
