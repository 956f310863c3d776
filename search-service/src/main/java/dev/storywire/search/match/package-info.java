/** Which of many searches find what has become searchable since: what alerts are made of. */
@NullMarked
package dev.storywire.search.match;

import org.jspecify.annotations.NullMarked;
