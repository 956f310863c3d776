/** Who may talk to this service: the gateway and whoever else shares a key with it. */
@NullMarked
package dev.storywire.ingest.access;

import org.jspecify.annotations.NullMarked;
