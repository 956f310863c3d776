package dev.storywire.gateway.backing;

import dev.storywire.gateway.web.Trace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.function.Supplier;

/**
 * Calls to a service as spans of the trace of the request that needs them. The request's trace is handed in: a call that had to wait may be made
 * on another request's thread.
 */
record Calls(Tracer tracer, String service) {

    /** Makes a call that knows its trace; its span ends with the head of the answer. */
    Future<HttpClientResponse> traced(Trace trace, RequestOptions options, Supplier<Future<HttpClientResponse>> call) {
        Span span = tracer.spanBuilder(options.getMethod() + " " + service)
                .setParent(trace.context())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", options.getMethod().name())
                .setAttribute("server.address", options.getHost())
                .setAttribute("server.port", options.getPort())
                .startSpan();
        W3CTraceContextPropagator.getInstance().inject(trace.context().with(span), options, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.putHeader(name, value);
            }
        });
        return call.get()
                .onSuccess(response -> span.setAttribute("http.response.status_code", response.statusCode()))
                .onFailure(failure -> span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage())))
                .onComplete(done -> span.end());
    }
}
