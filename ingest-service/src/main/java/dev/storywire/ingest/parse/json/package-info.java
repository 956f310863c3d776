/** JSON Feed and ninjs. */
@NullMarked
package dev.storywire.ingest.parse.json;

import org.jspecify.annotations.NullMarked;
