package dev.storywire.gateway.problem;

import java.net.URI;
import java.util.Arrays;

/**
 * Every kind of problem that the gateway tells of itself (RFC 9457, section 3.1.1). Clients may rely on the URIs; entries
 * are added, never changed. Problems of the services behind it are relayed with the types that those services give.
 */
public enum ProblemType {
    MALFORMED_REQUEST(400, "malformed-request", "The request can't be read"),
    UNAUTHENTICATED(401, "unauthenticated", "Nobody knows who you are"),
    FORBIDDEN(403, "forbidden", "Your role doesn't allow this"),
    NOT_FOUND(404, "not-found", "There is nothing at this path"),
    STORY_NOT_FOUND(404, "story-not-found", "There is no such story"),
    FEED_NOT_FOUND(404, "feed-not-found", "There is no such feed"),
    ALERT_NOT_FOUND(404, "alert-not-found", "There is no such alert"),
    DELIVERY_NOT_FOUND(404, "delivery-not-found", "There is no such delivery"),
    KEY_NOT_FOUND(404, "key-not-found", "There is no such key"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method isn't allowed here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No representation is acceptable to you"),
    CONFLICT(409, "conflict", "This can't be done as things are"),
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
    URI_TOO_LONG(414, "uri-too-long", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The media type isn't supported here"),
    UNPROCESSABLE(422, "unprocessable", "The content can't be processed"),
    INVALID_FIELDS(422, "invalid-fields", "A field can't have this value"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "You ask too often"),
    REFUSED(400, "request-refused", "The request was refused"),
    INTERNAL_ERROR(500, "internal-error", "The gateway failed"),
    UNSUPPORTED_TRANSFER_CODING(501, "unsupported-transfer-coding", "The transfer coding isn't supported"),
    SERVICE_FAILED(502, "service-failed", "A service behind the gateway failed"),
    SERVICE_UNAVAILABLE(503, "service-unavailable", "A service is away"),
    SERVICE_BUSY(503, "service-busy", "Too much at once"),
    SERVICE_TOO_SLOW(504, "service-too-slow", "A service took too long");

    /** Where the types' URIs begin; a problem of another origin isn't passed on as it is. */
    public static final String BASE = "https://storywire.dev/problems/";

    private final int status;
    private final URI uri;
    private final String title;

    ProblemType(int status, String name, String title) {
        this.status = status;
        this.uri = URI.create(BASE + name);
        this.title = title;
    }

    /** The HTTP status that such a problem is answered with. */
    public int status() {
        return status;
    }

    public URI uri() {
        return uri;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }

    /** The type for a bare status that a framework gave: the first of that status, else one for its class. */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? REFUSED : INTERNAL_ERROR);
    }
}
