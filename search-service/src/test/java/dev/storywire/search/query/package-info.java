@NullMarked
package dev.storywire.search.query;

import org.jspecify.annotations.NullMarked;
