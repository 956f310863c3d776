package dev.storywire.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What tells a server which version of a document one has (RFC 9110, section 8.8), each exactly as the server wrote it. A value that a
 * header can't carry, or of more than {@value #MAX_LENGTH} characters, is none.
 *
 * @param etag value of {@code ETag}, sent back as {@code If-None-Match}
 * @param lastModified value of {@code Last-Modified}, sent back as {@code If-Modified-Since}
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    /** The longest value kept, in characters. */
    public static final int MAX_LENGTH = 1024;

    /** None: the request is unconditional. */
    public static final Validators NONE = new Validators(null, null);

    /** Drops what can't be sent back. */
    public Validators {
        etag = sendable(etag);
        lastModified = sendable(lastModified);
    }

    /** Whether there is nothing to send. */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }

    private static @Nullable String sendable(@Nullable String value) {
        boolean fits = value != null
                && !value.isBlank()
                && value.length() <= MAX_LENGTH
                && value.chars().allMatch(c -> c >= ' ' && c != 0x7F && c <= 0xFF);
        return fits ? value : null;
    }
}
