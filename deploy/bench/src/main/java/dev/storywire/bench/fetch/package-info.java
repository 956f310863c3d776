/** What the feed engine does beside the client that merely downloads the same documents. */
@NullMarked
package dev.storywire.bench.fetch;

import org.jspecify.annotations.NullMarked;
