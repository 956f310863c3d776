/** News sitemaps and sitemap indexes. */
@NullMarked
package dev.storywire.ingest.parse.sitemap;

import org.jspecify.annotations.NullMarked;
