/** Finding the feeds of a site: those that its page names, else those at the usual paths, each one looked at. */
@NullMarked
package dev.storywire.ingest.discovery;

import org.jspecify.annotations.NullMarked;
