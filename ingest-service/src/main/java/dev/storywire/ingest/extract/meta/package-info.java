/** What a page says about itself, in order of trust, and where it says so. */
@NullMarked
package dev.storywire.ingest.extract.meta;

import org.jspecify.annotations.NullMarked;
