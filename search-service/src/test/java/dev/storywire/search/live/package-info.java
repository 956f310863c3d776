@NullMarked
package dev.storywire.search.live;

import org.jspecify.annotations.NullMarked;
