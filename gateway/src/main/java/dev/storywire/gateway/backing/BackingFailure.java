package dev.storywire.gateway.backing;

import dev.storywire.gateway.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A service behind the gateway gave no answer that a client could use. */
public final class BackingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a client is told, where the service doesn't say it, for how many seconds to stay away. */
    static final int RETRY_SECONDS = 5;

    /** Why there is no answer. */
    public enum Reason {
        UNREACHABLE("can't be reached", ProblemType.SERVICE_UNAVAILABLE),
        UNAVAILABLE("can't do its work just now", ProblemType.SERVICE_UNAVAILABLE),
        RESTING("failed too often and is left alone for a moment", ProblemType.SERVICE_UNAVAILABLE),
        BUSY("has as much to do as it may", ProblemType.SERVICE_BUSY),
        TOO_SLOW("took too long", ProblemType.SERVICE_TOO_SLOW),
        FAULTY("failed", ProblemType.SERVICE_FAILED),
        /** The client went away first; nobody is told. */
        ABANDONED("was no longer asked", ProblemType.SERVICE_UNAVAILABLE);

        private final String words;
        private final ProblemType problem;

        Reason(String words, ProblemType problem) {
            this.words = words;
            this.problem = problem;
        }

        ProblemType problem() {
            return problem;
        }
    }

    private final String service;
    private final Reason reason;
    private final int retrySeconds;

    BackingFailure(String service, Reason reason, @Nullable Throwable cause) {
        this(service, reason, RETRY_SECONDS, cause);
    }

    /** @param retrySeconds how long the service asked to be left alone */
    BackingFailure(String service, Reason reason, int retrySeconds, @Nullable Throwable cause) {
        // These are expected and many when a service is away: no stack trace, which would cost more than the answer.
        super("The " + service + " service " + reason.words, cause, false, false);
        this.service = service;
        this.reason = reason;
        this.retrySeconds = retrySeconds;
    }

    public String service() {
        return service;
    }

    public Reason reason() {
        return reason;
    }

    /** A sentence for people, without internals. */
    public String sentence() {
        return "The " + service + " service " + reason.words + ".";
    }

    /** The HTTP status of an answer that says so. */
    public int status() {
        return reason.problem().status();
    }

    /** Seconds after which asking again makes sense. */
    public int retrySeconds() {
        return retrySeconds;
    }

    /** Whether the request never reached the service, or its answer never came: a read may be asked again. */
    boolean isConnectionLost() {
        return reason == Reason.UNREACHABLE;
    }
}
