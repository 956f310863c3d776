package dev.storywire.gateway.web;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, before anything else looks at it, a request that two HTTP parsers could read differently (RFC 9112, sections
 * 3.2, 6.1 and 11.2) or that is too large.
 */
@ApplicationScoped
public class RequestRules {

    /** Before the framework's own limit, which answers without a body. */
    static final int PRIORITY = 900;

    private final long limit;

    RequestRules(BodyLimit body) {
        this.limit = body.limit().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (LastRequest.isPast(request.connection())) {
            request.connection().close();
            return;
        }
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty()) {
            // Whatever follows on this connection may have been smuggled in by someone else (RFC 9112, 6.1).
            LastRequest.mark(context);
        }
        String fault = fault(request);
        if (fault != null) {
            refuse(context, ProblemType.MALFORMED_REQUEST, fault);
        } else if (!codings.isEmpty() && !(codings.size() == 1 && "chunked".equalsIgnoreCase(codings.getFirst()))) {
            refuse(context, ProblemType.UNSUPPORTED_TRANSFER_CODING, "Send the body as it is, or chunked.");
        } else if (contentLength(request) <= limit) {
            context.next();
        } else if (Unread.isHeldBack(request)) {
            refuse(context, ProblemType.BODY_TOO_LARGE, tooLarge(limit));
        } else {
            Unread.discard(context).onComplete(done -> refuse(context, ProblemType.BODY_TOO_LARGE, tooLarge(limit)));
        }
    }

    /** What a client is told whose body passes the limit. */
    public static String tooLarge(long limit) {
        return "A body may have " + limit + " bytes at most. Send less at a time.";
    }

    private static void refuse(RoutingContext context, ProblemType type, String detail) {
        LastRequest.mark(context);
        Problems.answer(context, type, detail);
    }

    private static @Nullable String fault(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1
                && request.headers().getAll(HttpHeaders.HOST).size() != 1) {
            return "A request has exactly one header Host.";
        }
        String uri = request.uri();
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return "The address has a character that must be percent-encoded.";
            }
        }
        return null;
    }

    private static long contentLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
