@NullMarked
package dev.storywire.ingest.republication;

import org.jspecify.annotations.NullMarked;
