package dev.storywire.gateway.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key of somebody who signed in on the page. It goes with the browser's session, no script reads it, and no other site's page sends
 * it (RFC 6265bis, {@code SameSite=Strict}).
 */
public final class SessionCookie {

    private static final String NAME = "storywire-key";

    private SessionCookie() {}

    /** The key that the browser holds; absent where nobody signed in. */
    static @Nullable String key(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        try {
            // A key that was configured may have characters that no cookie can.
            return cookie == null
                    ? null
                    : new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** Signs in. */
    public static void give(RoutingContext context, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        context.response()
                .addCookie(made(context, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** Signs out. */
    public static void take(RoutingContext context) {
        context.response().addCookie(made(context, "").setMaxAge(0));
    }

    private static Cookie made(RoutingContext context, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure("https".equals(context.request().scheme()))
                .setSameSite(CookieSameSite.STRICT);
    }
}
