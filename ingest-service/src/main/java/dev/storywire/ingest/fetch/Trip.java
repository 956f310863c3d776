package dev.storywire.ingest.fetch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a fetch went, whatever came of it.
 *
 * @param url where it ended: absolute, normalised, without a fragment; what was asked for where that is no address at all
 * @param redirects followed, in order
 * @param wireBytes of the last body as it was received, before decoding, headers not counted
 * @param took from the request to its outcome, the wait for a place at the host not counted
 */
public record Trip(String url, List<Redirect> redirects, long wireBytes, Duration took) {

    /** Copies the list. */
    public Trip {
        redirects = List.copyOf(redirects);
    }

    /** Where the document has moved for good: the end of the permanent redirects before the first that isn't; {@code null} without any. */
    public @Nullable String movedTo() {
        String moved = null;
        for (Redirect redirect : redirects) {
            if (!redirect.permanent()) {
                break;
            }
            moved = redirect.to();
        }
        return moved;
    }
}
