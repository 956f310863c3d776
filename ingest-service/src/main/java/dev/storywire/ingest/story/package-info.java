/** Identity and revisions of stories: the story row and its outbox row in one transaction. */
@NullMarked
package dev.storywire.ingest.story;

import org.jspecify.annotations.NullMarked;
