/** What works just now, and how far indexing lags behind. */
@NullMarked
package dev.storywire.gateway.status;

import org.jspecify.annotations.NullMarked;
