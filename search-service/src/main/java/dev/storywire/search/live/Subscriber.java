package dev.storywire.search.live;

import dev.storywire.search.story.StoryFilter;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;

/**
 * One open connection. There is no queue: what a slow client has not taken yet stays in the index, and only its position
 * is kept. It is written by one round at a time.
 */
final class Subscriber {
    private final StoryFilter filter;
    private final MultiEmitter<? super Buffer> client;
    private StreamPosition position;
    private Instant lastSent;
    private boolean toldOfLag;

    Subscriber(StoryFilter filter, StreamPosition position, MultiEmitter<? super Buffer> client, Instant now) {
        this.filter = filter;
        this.position = position;
        this.client = client;
        this.lastSent = now;
    }

    StoryFilter filter() {
        return filter;
    }

    StreamPosition position() {
        return position;
    }

    /** Whether the client has taken all that was sent. */
    boolean isReady() {
        return client.requested() > 0;
    }

    boolean isGone() {
        return client.isCancelled();
    }

    boolean hasStalled(Duration limit, Instant now) {
        return !isReady() && lastSent.plus(limit).isBefore(now);
    }

    boolean isQuietFor(Duration time, Instant now) {
        return isReady() && !lastSent.plus(time).isAfter(now);
    }

    /** Says once that it is far behind, and once that it has caught up. */
    boolean changesLag(boolean farBehind) {
        boolean changed = farBehind != toldOfLag;
        toldOfLag = farBehind;
        return changed;
    }

    /** Nothing to send, but known to have seen everything up to there. */
    void moveTo(StreamPosition there) {
        position = there;
    }

    void send(Buffer events, Instant now) {
        lastSent = now;
        client.emit(events);
    }

    void end(Throwable reason) {
        client.fail(reason);
    }

    void complete() {
        client.complete();
    }
}
