@NullMarked
package dev.storywire.ingest.extract.text;

import org.jspecify.annotations.NullMarked;
