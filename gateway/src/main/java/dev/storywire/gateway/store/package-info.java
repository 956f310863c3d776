/** The gateway's own tables, and what it means when they can't be reached. */
@NullMarked
package dev.storywire.gateway.store;

import org.jspecify.annotations.NullMarked;
