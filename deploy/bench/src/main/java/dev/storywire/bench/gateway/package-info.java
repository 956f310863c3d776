/** What the gateway costs beside the services behind it. */
@NullMarked
package dev.storywire.bench.gateway;

import org.jspecify.annotations.NullMarked;
