package dev.storywire.ingest.fetch;

import io.vertx.core.http.HttpClientResponse;

/** Takes a small body that nobody wants, so that its connection can be used again; for a larger one the connection is given up. */
final class Drain {

    private static final int MOST = 16 * 1024;

    private final HttpClientResponse response;
    private final Silence silence;
    private final Runnable then;
    private int taken;
    private boolean over;

    private Drain(HttpClientResponse response, Silence silence, Runnable then) {
        this.response = response;
        this.silence = silence;
        this.then = then;
    }

    /** @param then called once, whatever became of the body */
    static void of(HttpClientResponse response, Silence silence, Runnable then) {
        Drain drain = new Drain(response, silence, then);
        response.exceptionHandler(lost -> drain.end());
        response.endHandler(all -> drain.end());
        response.handler(chunk -> drain.take(chunk.length()));
    }

    private void take(int bytes) {
        silence.heard();
        taken += bytes;
        if (taken > MOST && !over) {
            response.request().reset();
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            then.run();
        }
    }
}
