/** HTML pages: one walk over the tree makes blocks of text, arithmetic on the blocks finds the article. */
@NullMarked
package dev.storywire.ingest.extract.html;

import org.jspecify.annotations.NullMarked;
