/** From the bytes of a document to UTF-8 text and what kind of document it is: RFC 7303, the WHATWG Encoding labels, detection. */
@NullMarked
package dev.storywire.ingest.parse.bytes;

import org.jspecify.annotations.NullMarked;
