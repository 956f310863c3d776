/** RSS 0.90 to 2.0 and RSS 1.0 (RDF), with the extensions that publishers use. */
@NullMarked
package dev.storywire.ingest.parse.rss;

import org.jspecify.annotations.NullMarked;
