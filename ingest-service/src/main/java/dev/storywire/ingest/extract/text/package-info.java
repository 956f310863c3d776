/** What lines of news say by their wording alone, in the main languages: credits, bylines, datelines, furniture. */
@NullMarked
package dev.storywire.ingest.extract.text;

import org.jspecify.annotations.NullMarked;
