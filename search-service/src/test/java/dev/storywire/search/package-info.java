@NullMarked
package dev.storywire.search;

import org.jspecify.annotations.NullMarked;
