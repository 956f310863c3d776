/** How much a caller may ask for. */
@NullMarked
package dev.storywire.gateway.limit;

import org.jspecify.annotations.NullMarked;
