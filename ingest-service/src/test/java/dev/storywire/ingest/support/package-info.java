/** What several tests of the running service need. */
@NullMarked
package dev.storywire.ingest.support;

import org.jspecify.annotations.NullMarked;
