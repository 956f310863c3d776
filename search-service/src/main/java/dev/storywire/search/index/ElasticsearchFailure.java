package dev.storywire.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.elasticsearch.client.ResponseException;

/** What a failed request to Elasticsearch means. */
public sealed interface ElasticsearchFailure {
    String reason();

    /** Elasticsearch is away, overloaded, or doesn't let us in: the same request can succeed later. */
    record Unavailable(String reason) implements ElasticsearchFailure {}

    /** An index, an alias or a point in time that the request names is not there. */
    record Missing(String reason) implements ElasticsearchFailure {}

    /** The request itself can't succeed. */
    record Refused(String reason) implements ElasticsearchFailure {}

    static ElasticsearchFailure of(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ElasticsearchException e -> of(e.status(), root(e.error()));
            case TransportException e when e.statusCode() > 0 -> of(e.statusCode(), "answer not understood");
            case ResponseException e -> of(e.getResponse().getStatusLine().getStatusCode(), "answer not understood");
            default -> new Unavailable(String.valueOf(failure.getMessage()));
        };
    }

    private static ElasticsearchFailure of(int status, String reason) {
        return switch (status) {
            case 404 -> new Missing(reason);
            case 400, 413 -> new Refused(reason);
            default -> new Unavailable(status + " " + reason);
        };
    }

    /** The innermost reason that Elasticsearch gives, which is the one that names the fault. */
    static String root(ErrorCause error) {
        ErrorCause cause = error.causedBy();
        if (cause == null && !error.rootCause().isEmpty() && error.reason() == null) {
            cause = error.rootCause().getFirst();
        }
        return cause == null ? error.type() + ": " + error.reason() : root(cause);
    }

    /** Whether anything in the error's chain is of this type. */
    static boolean mentions(Throwable failure, String type) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> mentions(wrapped.getCause(), type);
            case ElasticsearchException e ->
                Stream.concat(Stream.of(e.error()), e.error().rootCause().stream())
                        .anyMatch(cause -> mentions(cause, type));
            default -> false;
        };
    }

    private static boolean mentions(ErrorCause error, String type) {
        ErrorCause cause = error.causedBy();
        return type.equals(error.type()) || (cause != null && mentions(cause, type));
    }
}
