/** The services behind the gateway, played: slow, broken and away as a test wants them. */
@NullMarked
package dev.storywire.gateway.fake;

import org.jspecify.annotations.NullMarked;
