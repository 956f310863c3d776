package dev.storywire.ingest.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story among those whose clusters are worked out anew.
 *
 * @param publishedAt by the publisher's word, but never after it was seen
 * @param place where it stands until now; absent where it belongs to no cluster
 * @param version how often its place changed, 0 for a story that never had one
 */
record Member(String id, Instant publishedAt, @Nullable Place place, int version) {}
