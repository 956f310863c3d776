/** Pushes that are done once however often they are sent. */
@NullMarked
package dev.storywire.gateway.once;

import org.jspecify.annotations.NullMarked;
