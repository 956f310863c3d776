/** Who changed what, and how it went. */
@NullMarked
package dev.storywire.gateway.audit;

import org.jspecify.annotations.NullMarked;
