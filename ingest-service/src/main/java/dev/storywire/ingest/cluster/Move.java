package dev.storywire.ingest.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A story's place changes.
 *
 * @param to absent where it belongs to no cluster any more
 */
record Move(Member member, @Nullable Place to) {}
