package dev.storywire.gateway.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Whether a request shows credentials of any kind, and what came of it. */
public final class Credentials {

    /** Where people show a key on the page. */
    public static final String SIGN_IN = "/sign-in";

    private static final String WRONG = Credentials.class.getName() + ".wrong";

    private Credentials() {}

    /** Whether somebody may be trying out keys with this request. */
    public static boolean areShown(RoutingContext context) {
        HttpServerRequest request = context.request();
        return request.headers().contains(KeyMechanism.HEADER)
                || request.headers().contains("Authorization")
                || SessionCookie.key(request) != null
                || (request.method().equals(HttpMethod.POST)
                        && context.normalizedPath().equals(SIGN_IN));
    }

    /** Notes that they were wrong, whatever the answer is. */
    public static void foundWrong(RoutingContext context) {
        context.put(WRONG, true);
    }

    /** Whether they were wrong. */
    public static boolean wereWrong(RoutingContext context) {
        return context.get(WRONG) != null;
    }

    /** Whether a person looks at a page, as opposed to a program that asks the API. */
    static boolean isForPage(RoutingContext context) {
        return context.request().method().equals(HttpMethod.GET)
                && !context.normalizedPath().startsWith("/v1/")
                && !context.normalizedPath().startsWith("/openapi");
    }
}
