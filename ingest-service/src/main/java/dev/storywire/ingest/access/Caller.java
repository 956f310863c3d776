package dev.storywire.ingest.access;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Who waits for the answer to a request. */
public final class Caller {

    private final HttpServerResponse answer;
    private final long since = System.nanoTime();

    /** The caller of this request, as of now. */
    public Caller(RoutingContext request) {
        this.answer = request.response();
    }

    /** Whether the connection is still open, as far as is known: that it is closed is not seen behind a body that is not read yet. */
    public boolean isThere() {
        return !answer.closed();
    }

    /** For how long, also of a process that slept. */
    public Duration hasWaited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
