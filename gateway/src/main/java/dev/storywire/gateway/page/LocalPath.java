package dev.storywire.gateway.page;

import org.jspecify.annotations.Nullable;

/** Where to go on, as an address says it: on this page and nowhere else. */
final class LocalPath {

    private static final String FRONT = "/";

    private LocalPath() {}

    /** The same path, or the front where it would lead away. */
    static String of(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//")) {
            return FRONT;
        }
        return wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\') ? wanted : FRONT;
    }
}
