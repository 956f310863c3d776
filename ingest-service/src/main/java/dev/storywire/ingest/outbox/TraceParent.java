package dev.storywire.ingest.outbox;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace that an event belongs to, as a {@code traceparent} (W3C Trace Context, version 00). */
public record TraceParent(String value) {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Checks the form. */
    public TraceParent {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a traceparent: " + value);
        }
    }

    /** The trace that a request came with or, where it came with none or a broken one, a new trace that nobody samples. */
    public static TraceParent ofHeader(@Nullable String header) {
        if (header != null && VALID.matcher(header).matches()) {
            return new TraceParent(header);
        }
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // Neither id may be all zeros.
        String traceId = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new TraceParent("00-" + traceId + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00");
    }
}
