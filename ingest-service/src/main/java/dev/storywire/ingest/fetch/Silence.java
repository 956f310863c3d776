package dev.storywire.ingest.fetch;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Notices that a server which has begun to answer sends nothing more. To be used on one context. */
final class Silence {

    private final Vertx vertx;
    private final long longestNanos;
    private final Runnable tooLong;
    private long heardAt;
    private long timer;
    private boolean ours;
    private boolean over;

    /**
     * Listens from now on.
     *
     * @param longest how long nothing may come
     * @param tooLong called once, when nothing has come for so long
     */
    Silence(Vertx vertx, Duration longest, Runnable tooLong) {
        this.vertx = vertx;
        this.longestNanos = longest.toNanos();
        this.tooLong = tooLong;
        heard();
        listen(longestNanos);
    }

    /** Something came. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Nothing comes because it isn't taken, until {@link #expect}. */
    void pause() {
        ours = true;
    }

    /** Something is to come again. */
    void expect() {
        ours = false;
        heard();
    }

    /** Listens no more. */
    void end() {
        over = true;
        vertx.cancelTimer(timer);
    }

    private void listen(long nanos) {
        timer = vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), id -> check());
    }

    private void check() {
        long left = ours ? longestNanos : heardAt + longestNanos - System.nanoTime();
        if (over) {
            return;
        }
        if (left > 0) {
            listen(left);
        } else {
            over = true;
            tooLong.run();
        }
    }
}
