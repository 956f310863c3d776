@NullMarked
package dev.storywire.search.rebuild;

import org.jspecify.annotations.NullMarked;
