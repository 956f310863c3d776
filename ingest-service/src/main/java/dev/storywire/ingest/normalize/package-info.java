/** From a parsed document to stories: text, dates, language, people, links, media, hash. Pure: no CDI, no Quarkus, no I/O. */
@NullMarked
package dev.storywire.ingest.normalize;

import org.jspecify.annotations.NullMarked;
