/** What a feed is: how it is registered, changed and listed, how it does, its fetch log; OPML. */
@NullMarked
package dev.storywire.ingest.feed;

import org.jspecify.annotations.NullMarked;
