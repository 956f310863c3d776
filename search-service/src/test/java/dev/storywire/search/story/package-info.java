@NullMarked
package dev.storywire.search.story;

import org.jspecify.annotations.NullMarked;
