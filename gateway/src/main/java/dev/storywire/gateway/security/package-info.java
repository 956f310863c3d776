/** Who a caller is and what it may do: API keys, bearer tokens, roles. */
@NullMarked
package dev.storywire.gateway.security;

import org.jspecify.annotations.NullMarked;
