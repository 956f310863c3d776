package dev.storywire.gateway.answer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Comparison of entity tags as {@code If-None-Match} has it (RFC 9110, 13.1.2): weak, and {@code *} is any. */
final class EntityTags {

    private EntityTags() {}

    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(","))
                                .anyMatch(given -> strong(given).equals(strong(tag))));
    }

    private static String strong(String tag) {
        String bare = tag.strip();
        return bare.startsWith("W/") ? bare.substring(2) : bare;
    }
}
