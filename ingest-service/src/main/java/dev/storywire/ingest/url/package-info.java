/** Makes the addresses that publishers write absolute and whole. Pure. */
@NullMarked
package dev.storywire.ingest.url;

import org.jspecify.annotations.NullMarked;
