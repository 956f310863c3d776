@NullMarked
package dev.storywire.search.storyevent;

import org.jspecify.annotations.NullMarked;
