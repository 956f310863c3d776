package dev.storywire.ingest.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The catalogue of problem types (RFC 9457): every error of this service is one of these. Additive changes only. */
public enum ProblemType {
    /** The request can't be understood. */
    BAD_REQUEST(400, "The request is wrong", "The request can't be understood."),
    /** A parameter of the request is missing or wrong. */
    INVALID_PARAMETER(400, "A parameter is wrong", "A parameter of the request is wrong."),
    /** A pushed story is not JSON, has a field of the wrong type or lacks one that it needs. */
    INVALID_STORY(400, "The story is wrong", "The story can't be stored as it is."),
    /** What is said of a feed is not JSON, has a field of the wrong type or one that can't be so. */
    INVALID_FEED(400, "The feed is wrong", "The feed can't be registered or changed like this."),
    /** What is said of an alert is not JSON, has a field of the wrong type or one that can't be so. */
    INVALID_ALERT(400, "The alert is wrong", "The alert can't be kept or tried like this."),
    /** Nothing is there. */
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    /** No story has this id. */
    STORY_NOT_FOUND(404, "No such story", "There is no story with this id."),
    /** No feed has this id. */
    FEED_NOT_FOUND(404, "No such feed", "There is no feed with this id."),
    /** No alert has this id. */
    ALERT_NOT_FOUND(404, "No such alert", "There is no alert with this id."),
    /** The alert has no delivery with this id; settled ones are kept for a while only. */
    DELIVERY_NOT_FOUND(
            404, "No such delivery", "The alert has no delivery with this id; settled ones are not kept for ever."),
    /** The topic was never made anew. */
    NO_REPUBLICATION(404, "There was no republication", "The events were never published again."),
    /** The address is right, the method isn't. */
    METHOD_NOT_ALLOWED(405, "Method not allowed", "This address does not take this method."),
    /** No media type that the client accepts can be given. */
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "None of the media types that you accept can be given here; ask for application/json."),
    /** The feed is registered already; the member {@code feed} is the one that is. */
    FEED_EXISTS(409, "The feed is registered already", "The feed is registered already."),
    /** There are as many alerts as may be. */
    TOO_MANY_ALERTS(409, "There are too many alerts", "There are as many alerts as may be; remove one first."),
    /** Only a delivery that is dead is sent again. */
    DELIVERY_NOT_DEAD(409, "The delivery is not dead", "Only a delivery that was given up can be sent again."),
    /** The topic is being made anew already. */
    REPUBLICATION_UNDER_WAY(
            409,
            "A republication is under way",
            "There is one republication at a time. Follow it by GET, or end it by DELETE."),
    /** There is no republication that could be ended. */
    REPUBLICATION_ENDED(409, "No republication is under way", "There is nothing that could be ended."),
    /** A hub sends for a subscription that has ended. */
    SUBSCRIPTION_ENDED(410, "The subscription has ended", "Nobody waits for this any more; stop sending it."),
    /** The thing was changed since the client read it ({@code If-Match}). */
    PRECONDITION_FAILED(
            412, "It was changed in the meantime", "It was changed since you read it; read it again and decide anew."),
    /** The body is larger than the service takes. */
    TOO_LARGE(413, "The body is too large", "The body is larger than this service takes."),
    /** The body's media type is not one that this address takes. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "This address does not take bodies of this media type."),
    /** The document can't be read at all. */
    UNREADABLE_DOCUMENT(422, "The document can't be read", "The document can't be read."),
    /** The address may not be fetched from. */
    FORBIDDEN_ADDRESS(422, "The address may not be fetched from", "The address may not be fetched from."),
    /** There is no feed at the address, or none that can be read. */
    NO_FEED(422, "There is no feed", "There is no feed at this address."),
    /** The address does not answer as it should. */
    FEED_UNREACHABLE(422, "The address can't be reached", "The address can't be reached."),
    /** Credentials can't be kept, as there is no key to encrypt them with. */
    NO_CREDENTIALS_KEY(
            422,
            "Credentials can't be kept",
            "There is no key to encrypt credentials with: the operator sets storywire.feed.credentials-key."),
    /** Something broke that the client has no part in. */
    INTERNAL_ERROR(500, "Something broke", "The service could not answer; its log says why."),
    /** More work than may be done at once. */
    BUSY(503, "The service is busy", "The service has as much to do as it may; try again shortly."),
    /** The search service is away, which has to understand an alert's search. */
    SEARCH_UNAVAILABLE(
            503, "Search is not available", "The search service does not answer just now; try again shortly."),
    /** The database is away. */
    STORE_UNAVAILABLE(
            503, "The story store can't be reached", "The story store can't be reached just now; try again shortly.");

    private static final String BASE = "https://storywire.dev/problems/";

    private final int status;
    private final String title;
    private final String detail;

    ProblemType(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** The type that stands for a bare HTTP status. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status && type != INVALID_PARAMETER)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
    }

    /** The stable address that names the type. */
    public URI uri() {
        return URI.create(BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A problem that says no more than its type. */
    public HttpProblem problem() {
        return problem(detail);
    }

    /** A problem with what is wrong this time, for people. */
    public HttpProblem problem(String what) {
        return builder(what).build();
    }

    /** A problem with the fields that are wrong. */
    public HttpProblem problem(String what, List<FieldError> errors) {
        return builder(what).with("errors", errors).build();
    }

    /** A problem with more members, for those who put it together. */
    public HttpProblem.Builder with(String what) {
        return builder(what);
    }

    /** A problem that passes by itself. */
    public HttpProblem retryAfter(int seconds) {
        return builder(detail).withHeader("Retry-After", seconds).build();
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    private HttpProblem.Builder builder(String what) {
        return HttpProblem.builder()
                .withType(uri())
                .withTitle(title)
                .withStatus(status)
                .withDetail(what);
    }
}
