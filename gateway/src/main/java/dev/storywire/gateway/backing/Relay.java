package dev.storywire.gateway.backing;

import dev.storywire.gateway.problem.ProblemType;
import dev.storywire.gateway.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the client's answer of a service's: a success as it is, a problem as the gateway's own. */
public final class Relay {

    private static final List<String> PASSED_ON =
            List.of("ETag", "Last-Modified", "Link", "Content-Disposition", "X-Accel-Buffering");
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private Relay() {}

    /** Passes a success on unchanged. */
    public static Response pass(Answer answer) {
        if (!answer.isSuccess()) {
            throw problem(answer);
        }
        Object entity =
                switch (answer) {
                    case Answer.Whole whole -> whole.body();
                    case Answer.Flowing flowing -> flowing;
                };
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.status() != NO_CONTENT && answer.status() != NOT_MODIFIED) {
            response.entity(entity).header(HttpHeaders.CONTENT_TYPE, contentType(answer));
        }
        String location = location(answer);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        for (String header : PASSED_ON) {
            String value = answer.headers().get(header);
            if (value != null) {
                response.header(header, value);
            }
        }
        return response.build();
    }

    /** What the service says of the client's fault; of other members than the contract's, nothing is passed on. */
    public static HttpProblem problem(Answer answer) {
        int status = answer.status();
        JsonObject told = told(answer);
        String type = type(told);
        if (!type.startsWith(ProblemType.BASE)) {
            ProblemType own = ProblemType.ofStatus(status);
            return Problems.of(own, "See /openapi for what this call takes.")
                    .withStatus(status)
                    .build();
        }
        HttpProblem.Builder problem =
                HttpProblem.builder().withType(URI.create(type)).withStatus(status);
        if (told.getValue("title") instanceof String title) {
            problem.withTitle(title);
        }
        if (told.getValue("detail") instanceof String detail) {
            problem.withDetail(detail);
        }
        if (told.getValue("errors") instanceof JsonArray errors) {
            problem.with("errors", errors.getList());
        }
        if (told.getValue("feed") instanceof JsonObject feed) {
            problem.with("feed", feed.getMap());
        }
        String location = location(answer);
        if (location != null) {
            problem.withHeader(HttpHeaders.LOCATION, location);
        }
        return problem.build();
    }

    /** Where the service points, as a path of this gateway: the service's own address is nobody's business. */
    private static @Nullable String location(Answer answer) {
        String location = answer.headers().get(HttpHeaders.LOCATION);
        int path = location == null ? -1 : location.indexOf("/v1/");
        return location == null || path < 0 ? null : location.substring(path);
    }

    /** The media type of an answer, JSON where it doesn't say. */
    public static String contentType(Answer answer) {
        String type = answer.contentType();
        return type == null ? "application/json" : type;
    }

    /** The type of the problem that a service tells; empty where it tells none. */
    static String type(Answer answer) {
        return type(told(answer));
    }

    private static String type(JsonObject told) {
        return told.getValue("type") instanceof String text ? text : "";
    }

    private static JsonObject told(Answer answer) {
        if (answer instanceof Answer.Whole whole && contentType(answer).startsWith(Problems.MEDIA_TYPE)) {
            try {
                return whole.body().toJsonObject();
            } catch (DecodeException | ClassCastException notAProblem) {
                return new JsonObject();
            }
        }
        return new JsonObject();
    }
}
