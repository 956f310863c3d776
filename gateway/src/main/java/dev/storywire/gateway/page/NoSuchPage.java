package dev.storywire.gateway.page;

import dev.storywire.gateway.web.Trace;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells people in a browser that there is no such page; programs get the problem document. */
@ApplicationScoped
class NoSuchPage {

    private static final int NOT_FOUND = 404;

    private final Pages pages;

    NoSuchPage(Pages pages) {
        this.pages = pages;
    }

    void register(@Observes Router router) {
        router.route().last().handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (!PageAddress.isFor(context)) {
            context.next();
            return;
        }
        Visit visit = pages.stranger(context);
        pages.describe(context.response());
        context.response()
                .setStatusCode(NOT_FOUND)
                .putHeader("Content-Type", Pages.TYPE)
                .end(pages.render(
                        Templates.problem(
                                visit, NOT_FOUND, "", Trace.of(context).traceId()),
                        visit));
    }
}
