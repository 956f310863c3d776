/** Measures reading documents against libraries that do part of the same, on input that it makes itself. */
@NullMarked
package dev.storywire.bench;

import org.jspecify.annotations.NullMarked;
