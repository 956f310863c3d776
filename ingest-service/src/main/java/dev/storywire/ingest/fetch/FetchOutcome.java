package dev.storywire.ingest.fetch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a fetch. */
public sealed interface FetchOutcome {

    /** How it went: the address in the end, redirects, bytes, time. */
    Trip trip();

    /**
     * The server answered with a body, perhaps an empty one.
     *
     * @param status 200 to 299
     * @param contentType value of {@code Content-Type}, unchanged
     * @param contentLanguage value of {@code Content-Language}, unchanged
     * @param validators to send the next time
     * @param links of the header {@code Link}, at most {@value LinkHeader#MOST}
     * @param body after its content codings are undone; not copied, not to be changed
     * @param bodyHash SHA-256 of the body in lower-case hex: equal hash, unchanged document, whatever the validators say
     */
    @SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
    record Fetched(
            Trip trip,
            int status,
            @Nullable String contentType,
            @Nullable String contentLanguage,
            Validators validators,
            Freshness freshness,
            List<HeaderLink> links,
            byte[] body,
            String bodyHash)
            implements FetchOutcome {

        /** Copies the list. */
        public Fetched {
            links = List.copyOf(links);
        }

        /** Says how large the body is in place of its bytes. */
        @Override
        public String toString() {
            return "Fetched[" + status + " " + trip + ", " + body.length + " bytes]";
        }
    }

    /**
     * The server says that nothing has changed (304) since the version of the request's validators.
     *
     * @param validators to send the next time: those of the answer, and of the request where it had none
     */
    record NotModified(Trip trip, Validators validators, Freshness freshness) implements FetchOutcome {}

    /** The server says that the document is gone for good (410). */
    record Gone(Trip trip) implements FetchOutcome {}

    /**
     * The server asks for fewer requests: 429, or 503. It speaks for its host, not for the one document.
     *
     * @param retryAfter how long from now it says to wait, zero at least, capped at a year
     */
    record Throttled(Trip trip, int status, @Nullable Duration retryAfter) implements FetchOutcome {}

    /**
     * The server answered with any other status: an error, or a redirect that leads nowhere.
     *
     * @param retryAfter as of {@link Throttled}
     */
    record HttpFailure(Trip trip, int status, @Nullable Duration retryAfter) implements FetchOutcome {}

    /** The address, or one that a redirect led to, may not be fetched from. No connection to it was made. */
    record Forbidden(Trip trip, Refusal reason) implements FetchOutcome {}

    /**
     * The body is larger than it may be, as it came or after decoding. Reading ended there.
     *
     * @param limit in bytes
     */
    record TooLarge(Trip trip, long limit) implements FetchOutcome {}

    /**
     * There was no usable answer.
     *
     * @param message for people, in words, without the names of classes and of inner addresses
     */
    record Unreachable(Trip trip, Trouble trouble, String message) implements FetchOutcome {}

    /** What kept an answer away. */
    enum Trouble {
        /** The host's name has no address, or its name servers don't answer. */
        DNS,
        /** No connection could be made, or it was broken before the answer began. */
        CONNECT,
        /** The server's certificate is not to be trusted for this host, or there is no common TLS. */
        TLS,
        /** It took longer than it may, in all or without a byte. */
        TIMEOUT,
        /** What came is not HTTP as it should be: cut off, broken coding, too many headers. */
        PROTOCOL,
        /** Redirects that go in a circle, or too many. */
        REDIRECTS,
        /** Too many requests wait for the same host. */
        BUSY
    }
}
