/** From pages and page dumps to article, teasers and furniture. Pure: no CDI, no Quarkus, no I/O. */
@NullMarked
package dev.storywire.ingest.extract;

import org.jspecify.annotations.NullMarked;
