/** Story events from the topic to the index: reading them tolerantly, retrying through outages, parking poison. */
@NullMarked
package dev.storywire.search.storyevent;

import org.jspecify.annotations.NullMarked;
