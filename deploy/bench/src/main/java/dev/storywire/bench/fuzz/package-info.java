/** Breaks documents in every way and watches what becomes of them. */
@NullMarked
package dev.storywire.bench.fuzz;

import org.jspecify.annotations.NullMarked;
