package dev.storywire.gateway.answer;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links from one page of an answer to the next (RFC 8288). */
public final class Paging {

    private Paging() {}

    /** What {@code Link} says: the request's own address, with this cursor. */
    public static String next(RoutingContext context, String cursor) {
        @Nullable String query = context.request().query();
        Stream<String> kept = query == null || query.isEmpty()
                ? Stream.of()
                : Arrays.stream(query.split("&")).filter(parameter -> !parameter.startsWith("cursor="));
        String address = context.request().path() + "?"
                + Stream.concat(kept, Stream.of("cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))
                        .collect(Collectors.joining("&"));
        return "<" + address + ">; rel=\"next\"";
    }
}
