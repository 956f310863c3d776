/** The whole text of stories whose feeds give summaries only: fetched from the story's own page, as its site's robots.txt allows. */
@NullMarked
package dev.storywire.ingest.fulltext;

import org.jspecify.annotations.NullMarked;
