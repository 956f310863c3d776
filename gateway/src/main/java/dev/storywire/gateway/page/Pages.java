package dev.storywire.gateway.page;

import dev.storywire.gateway.backing.Answer;
import dev.storywire.gateway.backing.Relay;
import dev.storywire.gateway.security.Caller;
import dev.storywire.gateway.security.Roles;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** Makes answers of pages. */
@ApplicationScoped
class Pages {

    static final String TYPE = "text/html;charset=UTF-8";

    /** Nothing inline, nothing from elsewhere. */
    private static final String OWN =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'; img-src 'self'";

    private final Assets assets;
    private final boolean remoteImages;
    private final String policy;

    Pages(Assets assets, PageSettings settings) {
        this.assets = assets;
        this.remoteImages = settings.remoteImages();
        this.policy = OWN + (remoteImages ? " https: http:" : "");
    }

    Visit visit(RoutingContext context, SecurityContext security) {
        HttpServerRequest request = context.request();
        return new Visit(
                Languages.of(request),
                request.uri(),
                !Caller.of(context).isAnonymous(),
                security.isUserInRole(Roles.READER),
                security.isUserInRole(Roles.EDITOR),
                security.isUserInRole(Roles.ADMIN),
                remoteImages,
                assets);
    }

    /** A visit of which only the request is known. */
    Visit stranger(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new Visit(
                Languages.of(request),
                request.uri(),
                !Caller.of(context).isAnonymous(),
                false,
                false,
                false,
                remoteImages,
                assets);
    }

    Response answer(int status, TemplateInstance page, Visit visit, RoutingContext context) {
        describe(context.response());
        return Response.status(status)
                .entity(render(page, visit))
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .build();
    }

    Response answer(TemplateInstance page, Visit visit, RoutingContext context) {
        return answer(200, page, visit, context);
    }

    String render(TemplateInstance page, Visit visit) {
        return page.setAttribute(MessageBundles.ATTRIBUTE_LOCALE, visit.tag()).render();
    }

    /** What a service told, or its problem. */
    static Facts told(Answer.Whole answer) {
        if (!answer.isSuccess()) {
            throw Relay.problem(answer);
        }
        return Facts.of(answer.body());
    }

    /** What holds for every page. */
    void describe(HttpServerResponse response) {
        response.headers()
                .set("Content-Security-Policy", policy)
                .set("Cache-Control", "private, no-cache")
                .set("Vary", "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie, X-API-Key");
    }
}
