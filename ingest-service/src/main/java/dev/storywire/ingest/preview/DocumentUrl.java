package dev.storywire.ingest.preview;

import dev.storywire.ingest.problem.FieldError;
import dev.storywire.ingest.problem.ProblemType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address that a document was found at, as the query parameter {@code url} tells it. */
public final class DocumentUrl {

    private static final int MAX_LENGTH = 8192;

    private DocumentUrl() {}

    /** The address; {@code null} where none was given. Throws {@code invalid-parameter} (400) where it isn't an absolute http(s) URL. */
    public static @Nullable URI parse(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            URI parsed = new URI(url.strip());
            if (url.length() <= MAX_LENGTH
                    && parsed.getRawAuthority() != null
                    && ("http".equalsIgnoreCase(parsed.getScheme()) || "https".equalsIgnoreCase(parsed.getScheme()))) {
                return parsed;
            }
        } catch (URISyntaxException e) {
            // Said below, in words of our own.
        }
        String message =
                "must be an absolute http or https address, percent-encoded, of at most " + MAX_LENGTH + " characters";
        throw ProblemType.INVALID_PARAMETER.problem(
                "The parameter url " + message + ".", List.of(FieldError.of("url", message)));
    }
}
