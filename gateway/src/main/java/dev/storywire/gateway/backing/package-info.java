/** The services behind the gateway: clients with deadlines, waiting lines and circuit breakers, and how their answers are passed on. */
@NullMarked
package dev.storywire.gateway.backing;

import org.jspecify.annotations.NullMarked;
