package dev.storywire.gateway.web;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Bodies that nobody wants any more. */
public final class Unread {

    /** Longer than a client on a good line needs for some tens of megabytes, short of what feels like no answer. */
    private static final long PATIENCE_MILLIS = 1000;

    private Unread() {}

    /** Whether the client asks before it sends (RFC 9110, 10.1.1): then nothing is under way. */
    public static boolean isHeldBack(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Refuses a request, whatever of its body is still to come. */
    public static void thenAnswer(RoutingContext context, ProblemType type, String detail) {
        if (isHeldBack(context.request())) {
            LastRequest.mark(context);
            Problems.answer(context, type, detail);
        } else {
            discard(context).onComplete(done -> {
                if (!context.request().isEnded()) {
                    LastRequest.mark(context);
                }
                Problems.answer(context, type, detail);
            });
        }
    }

    /**
     * Reads the rest of a body and throws it away, so that the client can finish sending and then read the answer: closing
     * a connection with data under way makes many clients lose it. Done at the body's end or after a second.
     */
    public static Future<Void> discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return Future.succeededFuture();
        }
        Promise<Void> done = Promise.promise();
        Vertx vertx = context.vertx();
        long timer = vertx.setTimer(PATIENCE_MILLIS, expired -> done.tryComplete());
        request.handler(chunk -> {});
        request.exceptionHandler(gone -> done.tryComplete());
        request.endHandler(end -> done.tryComplete());
        request.resume();
        return done.future().onComplete(finished -> vertx.cancelTimer(timer));
    }
}
