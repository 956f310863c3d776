package dev.storywire.gateway.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.vertx.ext.web.RoutingContext;

/**
 * The trace that a request belongs to (W3C Trace Context): the caller's where it names one, else a new one. Every request has one, whether traces
 * are exported or not.
 *
 * @param context has the request's span
 */
public record Trace(Context context) {

    private static final String KEY = Trace.class.getName();

    /** The trace of the request that this context serves. */
    public static Trace of(RoutingContext context) {
        Trace trace = context.get(KEY);
        if (trace == null) {
            trace = new Trace(Context.current());
            context.put(KEY, trace);
        }
        return trace;
    }

    /** 32 lower-case hex digits. */
    public String traceId() {
        return Span.fromContext(context).getSpanContext().getTraceId();
    }
}
