@NullMarked
package dev.storywire.search.index;

import org.jspecify.annotations.NullMarked;
