package dev.storywire.ingest.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;

/**
 * Takes a small body that nobody wants, so that its connection can be used again; for one that is larger, or trickles, the connection is given
 * up.
 */
final class Drain {

    private static final int MOST = 16 * 1024;
    private static final long LONGEST_MILLIS = 2_000;

    private final HttpClientResponse response;
    private final Vertx vertx;
    private final Runnable then;
    private final long timer;
    private int taken;
    private boolean over;

    private Drain(HttpClientResponse response, Vertx vertx, Runnable then) {
        this.response = response;
        this.vertx = vertx;
        this.then = then;
        this.timer = vertx.setTimer(LONGEST_MILLIS, late -> giveUp());
    }

    /** @param then called once, whatever became of the body */
    static void of(HttpClientResponse response, Vertx vertx, Runnable then) {
        Drain drain = new Drain(response, vertx, then);
        response.exceptionHandler(lost -> drain.end());
        response.endHandler(all -> drain.end());
        response.handler(chunk -> drain.take(chunk.length()));
    }

    private void take(int bytes) {
        taken += bytes;
        if (taken > MOST) {
            giveUp();
        }
    }

    private void giveUp() {
        if (!over) {
            response.request().reset();
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            then.run();
        }
    }
}
