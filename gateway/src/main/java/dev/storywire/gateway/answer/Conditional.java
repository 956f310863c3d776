package dev.storywire.gateway.answer;

import dev.storywire.gateway.security.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Gives every answer to a GET that is here whole its entity tag, what caches may do with it and, if more pages follow, the
 * link to the next (RFC 8288); answers 304 to who has it already. Holds for every resource by rule.
 */
@Provider
public class Conditional implements ContainerResponseFilter {

    /** Whoever asks again gets an answer as of now, of no size where nothing has changed. */
    private static final String ASK_AGAIN = "no-cache";

    /** What changes slowly may be had from a cache, and old for a while if getting it anew is slow (RFC 5861). */
    private static final String SLOW = "max-age=60, stale-while-revalidate=600";

    private static final List<String> SLOW_PATHS =
            List.of("/v1/suggest", "/v1/trends", "/v1/stories.rss", "/v1/stories.atom", "/v1/stories.json");

    private final RoutingContext context;

    Conditional(RoutingContext context) {
        this.context = context;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reads && response.getStatus() == 200 && response.getEntity() instanceof Buffer body) {
            describe(request, response, body);
        }
    }

    private void describe(ContainerRequestContext request, ContainerResponseContext response, Buffer body) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        boolean json = response.getMediaType() != null
                && response.getMediaType().getSubtype().endsWith("json");
        String tag = headers.getFirst(HttpHeaders.ETAG) instanceof String given ? given : null;
        if (json) {
            JsonContent content = JsonContent.of(body.getBytes());
            tag = tag == null ? content.tag() : tag;
            if (content.nextCursor() != null) {
                headers.add(HttpHeaders.LINK, Paging.next(context, content.nextCursor()));
            }
        } else if (tag == null) {
            tag = JsonContent.tagOf(body.getBytes());
        }
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, caching());
        if (EntityTags.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(304);
            response.setEntity(null);
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private String caching() {
        String path = context.normalizedPath();
        String what = SLOW_PATHS.contains(path) ? SLOW : ASK_AGAIN;
        return (Caller.of(context).isAnonymous() ? "public, " : "private, ") + what;
    }
}
