@NullMarked
package dev.storywire.search.trend;

import org.jspecify.annotations.NullMarked;
