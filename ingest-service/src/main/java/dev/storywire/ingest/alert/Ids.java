package dev.storywire.ingest.alert;

import dev.storywire.ingest.feed.FeedIds;
import java.security.SecureRandom;
import java.time.Instant;

/** Names alerts and messages. */
final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String alert(Instant now) {
        return FeedIds.next(now, RANDOM);
    }

    /** A {@code webhook-id}; the specification likes them to tell what they are of. */
    static String message(Instant now) {
        return "msg_" + FeedIds.next(now, RANDOM);
    }
}
