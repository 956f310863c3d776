@NullMarked
package dev.storywire.search.match;

import org.jspecify.annotations.NullMarked;
