package dev.storywire.ingest.cluster;

import dev.storywire.ingest.normalize.PublicationStatus;
import java.time.Instant;

/**
 * A story that is to be compared with others.
 *
 * @param status a canceled one is like no other
 * @param publishedAt by the publisher's word, but never after it was seen
 * @param sketch of its text
 */
record Candidate(String id, PublicationStatus status, Instant publishedAt, TextSketch sketch) {

    boolean isComparable() {
        return status != PublicationStatus.CANCELED && sketch.saysEnough();
    }
}
