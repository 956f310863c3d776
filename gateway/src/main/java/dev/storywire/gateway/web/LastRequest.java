package dev.storywire.gateway.web;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Connections that must not be used again. A server that sends {@code Connection: close} still answers what the client has
 * pipelined; here nothing after the marked request is answered.
 */
final class LastRequest {

    private static final AttributeKey<Boolean> PAST = AttributeKey.valueOf("storywire.last-request");

    private LastRequest() {}

    /** Makes the request of this context the last of its connection; HTTP/2 frames requests itself and needs none of it. */
    static void mark(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        if (context.request().version() == HttpVersion.HTTP_2 || isPast(connection)) {
            return;
        }
        ((ConnectionBase) connection).channel().attr(PAST).set(true);
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(answered -> connection.close());
    }

    /** Whether the connection's last request has been seen. */
    static boolean isPast(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(PAST);
    }
}
