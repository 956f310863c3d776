@NullMarked
package dev.storywire.search.access;

import org.jspecify.annotations.NullMarked;
