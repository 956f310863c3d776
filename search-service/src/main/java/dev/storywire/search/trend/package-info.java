/** What the index says of words: completions for the search box, and terms that stand out. */
@NullMarked
package dev.storywire.search.trend;

import org.jspecify.annotations.NullMarked;
