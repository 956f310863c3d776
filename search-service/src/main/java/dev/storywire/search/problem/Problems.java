package dev.storywire.search.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;

/** The problems (RFC 9457) that this service answers with: one catalogue. */
public final class Problems {
    private static final String TYPES = "https://storywire.dev/problems/";
    private static final int RETRY_SECONDS = 5;

    private Problems() {}

    public static HttpProblem invalidParameters(List<ParameterFault> faults) {
        return problem("invalid-parameters", "Invalid parameters", Status.BAD_REQUEST)
                .withDetail("Some parameters can't be used: "
                        + String.join(
                                "; ",
                                faults.stream()
                                        .map(fault -> fault.field() + ": " + fault.message())
                                        .toList()))
                .with("errors", faults)
                .build();
    }

    public static HttpProblem invalidCursor(String why) {
        return cursor("invalid-cursor", "Invalid cursor", why);
    }

    public static HttpProblem expiredCursor() {
        return cursor(
                "expired-cursor",
                "Expired cursor",
                "expected a cursor that was used in time, found one that has expired; begin again without a cursor");
    }

    private static HttpProblem cursor(String type, String title, String why) {
        return problem(type, title, Status.BAD_REQUEST)
                .withDetail("The walk can't go on: " + why + ".")
                .with("errors", List.of(new ParameterFault("cursor", null, why)))
                .build();
    }

    public static HttpProblem tooCostly(String field, String advice) {
        return tooCostly(new ParameterFault(field, null, advice));
    }

    /** The same, with the part of the parameter that costs most. */
    public static HttpProblem tooCostly(ParameterFault fault) {
        return problem("too-costly", "Too costly a search", Status.BAD_REQUEST)
                .withDetail("The search would take too much: " + fault.message() + ".")
                .with("errors", List.of(fault))
                .build();
    }

    public static HttpProblem notFound(String id) {
        return problem("story-not-found", "No such story", Status.NOT_FOUND)
                .withDetail("The index has no story with the id " + id + ".")
                .build();
    }

    public static HttpProblem unavailable() {
        return problem("search-unavailable", "Search is not available", Status.SERVICE_UNAVAILABLE)
                .withDetail("The search index does not answer just now. Try again in " + RETRY_SECONDS + " seconds.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    /** There are as many subscribers as one replica takes. */
    public static HttpProblem tooManySubscribers(int limit) {
        return problem("too-many-subscribers", "Too many subscribers", Status.SERVICE_UNAVAILABLE)
                .withDetail("This replica follows the stream for " + limit + " subscribers already. Try again in "
                        + RETRY_SECONDS + " seconds.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    /** Something that has to come to an end first is under way. */
    public static HttpProblem conflict(String type, String title, String detail) {
        return problem(type, title, Status.CONFLICT).withDetail(detail).build();
    }

    /** There is nothing of that kind. */
    public static HttpProblem missing(String type, String title, String detail) {
        return problem(type, title, Status.NOT_FOUND).withDetail(detail).build();
    }

    private static HttpProblem.Builder problem(String type, String title, Status status) {
        return HttpProblem.builder()
                .withType(URI.create(TYPES + type))
                .withTitle(title)
                .withStatus(status);
    }
}
