/** The suite as a black box: everything goes through the gateway, everything else is a server that may be killed. */
@NullMarked
package dev.storywire.e2e;

import org.jspecify.annotations.NullMarked;
