/** From bytes to a parsed document, one package for each family of formats. Pure: no CDI, no Quarkus, no I/O. */
@NullMarked
package dev.storywire.ingest.parse;

import org.jspecify.annotations.NullMarked;
