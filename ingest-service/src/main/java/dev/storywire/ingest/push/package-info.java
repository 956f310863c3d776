/** The resources that take stories and documents. */
@NullMarked
package dev.storywire.ingest.push;

import org.jspecify.annotations.NullMarked;
