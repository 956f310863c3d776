/** Making the index anew from the topic while the old one answers. */
@NullMarked
package dev.storywire.search.rebuild;

import org.jspecify.annotations.NullMarked;
