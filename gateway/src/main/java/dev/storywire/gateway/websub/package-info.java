/** Where the hubs of feeds call back (WebSub). */
@NullMarked
package dev.storywire.gateway.websub;

import org.jspecify.annotations.NullMarked;
