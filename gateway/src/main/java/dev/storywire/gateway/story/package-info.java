/** Stories: search, one story put together from both services, pushes, documents and previews. */
@NullMarked
package dev.storywire.gateway.story;

import org.jspecify.annotations.NullMarked;
