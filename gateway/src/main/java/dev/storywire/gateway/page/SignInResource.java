package dev.storywire.gateway.page;

import dev.storywire.gateway.security.Credentials;
import dev.storywire.gateway.security.KeyCheck;
import dev.storywire.gateway.security.SessionCookie;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Signing in with a key, and out again. */
@Path("/")
@Produces(Pages.TYPE)
@PermitAll
public class SignInResource {

    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;

    private final KeyCheck keys;
    private final Pages pages;

    SignInResource(KeyCheck keys, Pages pages) {
        this.keys = keys;
        this.pages = pages;
    }

    /** @param next where to go on after */
    @GET
    @Path("sign-in")
    public Response form(
            @QueryParam("next") @Nullable String next,
            @Context RoutingContext context,
            @Context SecurityContext security) {
        Visit visit = pages.visit(context, security);
        return pages.answer(Templates.signIn(visit, LocalPath.of(next), false), visit, context);
    }

    /** Keeps the key with the browser if it works, and goes on. */
    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> signIn(
            @FormParam("key") @Nullable String key,
            @FormParam("next") @Nullable String next,
            @Context RoutingContext context,
            @Context SecurityContext security) {
        String shown = key == null ? "" : key.strip();
        return keys.works(shown).map(works -> {
            if (works) {
                SessionCookie.give(context, shown);
                return seeOther(LocalPath.of(next));
            }
            Credentials.foundWrong(context);
            Visit visit = pages.visit(context, security);
            return pages.answer(UNAUTHORIZED, Templates.signIn(visit, LocalPath.of(next), true), visit, context);
        });
    }

    /** Takes the key from the browser. */
    @POST
    @Path("sign-out")
    public Response signOut(@Context RoutingContext context) {
        SessionCookie.take(context);
        return seeOther("/");
    }

    private static Response seeOther(String path) {
        return Response.status(SEE_OTHER).header(HttpHeaders.LOCATION, path).build();
    }
}
