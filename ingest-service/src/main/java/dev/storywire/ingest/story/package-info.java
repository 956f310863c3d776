/** Stories as they are kept: identity, sources, revisions; story, revision and outbox row in one transaction. */
@NullMarked
package dev.storywire.ingest.story;

import org.jspecify.annotations.NullMarked;
