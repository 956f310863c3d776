package dev.storywire.ingest.fetch;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch. Build the rarer ones with {@code FetchRequestBuilder.builder(FetchRequest.of(…)).…build()}.
 *
 * @param url the address as people or publishers wrote it; whether it may be fetched from is for the {@link Fetcher} to say
 * @param purpose what for
 * @param validators of the version that one has; {@link Validators#NONE} for an unconditional request
 * @param userAgent in place of {@code storywire.fetch.user-agent}
 * @param credentials for the address's own origin
 * @param maxBytes largest body after decoding, in place of the purpose's own limit
 * @param content sent by {@code POST}; {@code null} for a {@code GET}. Redirects of a {@code POST} are followed only where they keep the method
 *     (307, 308)
 */
@RecordBuilder
public record FetchRequest(
        String url,
        Purpose purpose,
        Validators validators,
        @Nullable String userAgent,
        @Nullable BasicCredentials credentials,
        @Nullable Long maxBytes,
        @Nullable Content content) {

    /** Refuses a limit below 1 and a user agent that a header can't carry. */
    public FetchRequest {
        if (maxBytes != null && maxBytes < 1) {
            throw new IllegalArgumentException("A body may have 1 byte at least, not " + maxBytes + ".");
        }
        if (userAgent != null && !userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("A user agent is made of printable ASCII characters.");
        }
    }

    /** An unconditional {@code GET}. */
    public static FetchRequest of(String url, Purpose purpose) {
        return new FetchRequest(url, purpose, Validators.NONE, null, null, null, null);
    }
}
