/** Work that one replica does at a time: who does it, on which connection, and what happens when that breaks. */
@NullMarked
package dev.storywire.ingest.leader;

import org.jspecify.annotations.NullMarked;
