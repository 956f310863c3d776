/** Plain-text dumps of pages: lines in, article and teasers out. */
@NullMarked
package dev.storywire.ingest.extract.dump;

import org.jspecify.annotations.NullMarked;
