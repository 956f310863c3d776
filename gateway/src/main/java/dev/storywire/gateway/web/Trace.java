package dev.storywire.gateway.web;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to (W3C Trace Context, level 1): the caller's where it names one, else a new one.
 *
 * @param traceId 32 lower-case hex digits, not all zero
 * @param flags two hex digits; {@code 01} is sampled
 */
public record Trace(String traceId, String flags) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");
    private static final String KEY = Trace.class.getName();

    /** @param traceparent the caller's header; one that breaks the standard counts as none */
    static Trace of(@Nullable String traceparent, RandomGenerator random) {
        if (traceparent != null) {
            var matcher = TRACEPARENT.matcher(traceparent.strip().toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                return new Trace(matcher.group(1), matcher.group(2));
            }
        }
        return new Trace(hex(random, 16), "01");
    }

    /** The trace of the request that this context serves. */
    public static Trace of(RoutingContext context) {
        Trace trace = context.get(KEY);
        if (trace == null) {
            trace = of(context.request().getHeader("traceparent"), RandomGenerator.getDefault());
            context.put(KEY, trace);
        }
        return trace;
    }

    /** The header for a call behind the gateway: the same trace, a span of its own. */
    public String traceparent() {
        return "00-" + traceId + "-" + hex(RandomGenerator.getDefault(), 8) + "-" + flags;
    }

    private static String hex(RandomGenerator random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        // An id of zeros alone is invalid by the standard; this byte rules it out.
        drawn[0] |= 1;
        return HexFormat.of().formatHex(drawn);
    }
}
