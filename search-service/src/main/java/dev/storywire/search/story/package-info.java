/** The resources that answer from the index: search, one story, related stories, how a query was understood. */
@NullMarked
package dev.storywire.search.story;

import org.jspecify.annotations.NullMarked;
