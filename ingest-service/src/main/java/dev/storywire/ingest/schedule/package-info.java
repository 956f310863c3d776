/** The engine: claims due feeds, fetches them, stores what they bring, and writes down when to look again. */
@NullMarked
package dev.storywire.ingest.schedule;

import org.jspecify.annotations.NullMarked;
