/** Agency formats: NewsML-G2, NITF, IPTC 7901, ANPA 1312. */
@NullMarked
package dev.storywire.ingest.parse.wire;

import org.jspecify.annotations.NullMarked;
