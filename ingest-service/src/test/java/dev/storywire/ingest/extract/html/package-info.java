@NullMarked
package dev.storywire.ingest.extract.html;

import org.jspecify.annotations.NullMarked;
