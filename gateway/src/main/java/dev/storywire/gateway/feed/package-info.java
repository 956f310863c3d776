/** Feeds: registered, changed, listed, looked for; OPML. The ingest service answers all of it. */
@NullMarked
package dev.storywire.gateway.feed;

import org.jspecify.annotations.NullMarked;
