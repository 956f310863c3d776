package dev.storywire.ingest.extract.meta;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes addresses absolute. */
public final class Addresses {
    private static final int MOST_CHARS = 4_000;

    private Addresses() {}

    /** The http or https address that the reference means at the base; {@code null} where it means none. */
    public static @Nullable String absolute(String base, String reference) {
        String trimmed = reference.strip();
        if (trimmed.isEmpty() || trimmed.length() > MOST_CHARS) {
            return null;
        }
        String lower = trimmed.substring(0, Math.min(8, trimmed.length())).toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return trimmed;
        }
        if (base.isEmpty()) {
            return null;
        }
        try {
            String resolved = URI.create(base.replace(" ", "%20"))
                    .resolve(trimmed.replace(" ", "%20"))
                    .toString();
            return resolved.startsWith("http") ? resolved : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
