/** The live stream: every story once it is searchable, as server-sent events. */
@NullMarked
package dev.storywire.search.live;

import org.jspecify.annotations.NullMarked;
