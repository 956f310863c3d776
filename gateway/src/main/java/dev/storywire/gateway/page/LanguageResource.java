package dev.storywire.gateway.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The choice of the page's language. */
@Path("/language")
@PermitAll
public class LanguageResource {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** Remembers a language that the page speaks, and goes back. */
    @GET
    public Response choose(
            @QueryParam("to") @Nullable String to,
            @QueryParam("back") @Nullable String back,
            @Context RoutingContext context) {
        Locale chosen = Languages.spoken(to);
        if (chosen != null) {
            context.response()
                    .addCookie(Cookie.cookie(Languages.COOKIE, chosen.toLanguageTag())
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSecure("https".equals(context.request().scheme()))
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(REMEMBERED.toSeconds()));
        }
        return Response.status(303)
                .header(HttpHeaders.LOCATION, LocalPath.of(back))
                .build();
    }
}
