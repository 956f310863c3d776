package dev.storywire.ingest.parse.feed;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The publication status of wire items, whatever vocabulary they name it by. */
public final class WireStatus {
    private WireStatus() {}

    /** {@code usable}, {@code withheld} or {@code canceled}; {@code null} for anything else. */
    public static @Nullable String of(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String word = written.toLowerCase(Locale.ROOT);
        return switch (word.substring(word.lastIndexOf(':') + 1)) {
            case "usable" -> "usable";
            case "withheld", "embargoed" -> "withheld";
            case "canceled", "cancelled", "killed", "kill" -> "canceled";
            default -> null;
        };
    }
}
