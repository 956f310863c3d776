package dev.storywire.search.live;

import dev.storywire.search.story.StoryFilter;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;

/**
 * One open connection. There is no queue: what a slow client has not taken yet stays in the index, and only its position
 * is kept. It is served by one round at a time, beside which signs of life are sent.
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

    synchronized StreamPosition position() {
        return position;
    }

    /** Whether the client has taken all that was sent. */
    boolean isReady() {
        return client.requested() > 0;
    }

    boolean isGone() {
        return client.isCancelled();
    }

    synchronized boolean hasStalled(Duration limit, Instant now) {
        return !isReady() && lastSent.plus(limit).isBefore(now);
    }

    /** Whether it is to be told, once that it is far behind, and once that it has caught up. */
    boolean changesLag(boolean farBehind) {
        return farBehind != toldOfLag;
    }

    void toldOfLag(boolean farBehind) {
        toldOfLag = farBehind;
    }

    /**
     * Has seen everything up to there once these events, which may be none, are sent. One that was sent a sign of life since it was last looked at, and
     * has not taken it yet, stays where it is.
     *
     * @return whether it is there now
     */
    synchronized boolean tell(Buffer events, StreamPosition there, Instant now) {
        if (events.length() > 0) {
            if (!isReady()) {
                return false;
            }
            send(events, now);
        }
        position = there;
        return true;
    }

    /** Where nothing was sent for so long, which the client may take for the end. */
    synchronized void showLife(Duration silence, Instant now) {
        if (isReady() && !lastSent.plus(silence).isAfter(now)) {
            send(new Frames().heartbeat(position).buffer(), now);
        }
    }

    private void send(Buffer events, Instant now) {
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
