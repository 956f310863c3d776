@NullMarked
package dev.storywire.ingest.alert;

import org.jspecify.annotations.NullMarked;
