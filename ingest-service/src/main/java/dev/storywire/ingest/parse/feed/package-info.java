/** Entries and feeds while they are put together, and the extensions that RSS and Atom share. */
@NullMarked
package dev.storywire.ingest.parse.feed;

import org.jspecify.annotations.NullMarked;
