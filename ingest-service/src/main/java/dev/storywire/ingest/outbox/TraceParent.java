package dev.storywire.ingest.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The trace that an event belongs to, as a {@code traceparent} (W3C Trace Context, version 00). */
public record TraceParent(String value) {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Checks the form. */
    public TraceParent {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a traceparent: " + value);
        }
    }

    /** The trace of what is being done on this thread or, where that is no part of one, a new trace that nobody samples. */
    public static TraceParent current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? new TraceParent("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex())
                : drawn();
    }

    private static TraceParent drawn() {
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // Neither id may be all zeros.
        String traceId = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new TraceParent("00-" + traceId + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00");
    }
}
