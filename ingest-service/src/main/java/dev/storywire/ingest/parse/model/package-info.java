/** What all parsers have in common: the parsed feed and its entries, notes, limits. */
@NullMarked
package dev.storywire.ingest.parse.model;

import org.jspecify.annotations.NullMarked;
