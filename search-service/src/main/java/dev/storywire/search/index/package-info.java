/** The index of stories: its schema, how it is made ready at start, and how batches of changes are written to it. */
@NullMarked
package dev.storywire.search.index;

import org.jspecify.annotations.NullMarked;
