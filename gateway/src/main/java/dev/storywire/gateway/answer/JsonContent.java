package dev.storywire.gateway.answer;

import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a JSON answer without reading more of it than its first level.
 *
 * @param tag a weak entity tag (RFC 9110, 8.8.1): the same for answers that mean the same, whatever they took to make
 * @param nextCursor where the next page begins, if there is one
 */
public record JsonContent(String tag, @Nullable String nextCursor) {

    // How to go on, and how long it took, are no part of what was found.
    private static final String CURSOR = "nextCursor";
    private static final String TOOK = "tookMs";

    /** Reads it; what isn't JSON has a tag too. */
    public static JsonContent of(byte[] body) {
        Fingerprint fingerprint = new Fingerprint();
        FirstLevel members = new FirstLevel(body);
        String cursor = null;
        int counted = 0;
        while (members.next()) {
            boolean isCursor = members.isNamed(CURSOR);
            if (isCursor || members.isNamed(TOOK)) {
                fingerprint.add(body, counted, members.from());
                counted = members.to();
            }
            cursor = isCursor ? members.text() : cursor;
        }
        fingerprint.add(body, counted, body.length);
        return new JsonContent(tag(fingerprint), cursor);
    }

    /** The entity tag of what isn't JSON. */
    static String tagOf(byte[] body) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(body, 0, body.length);
        return tag(fingerprint);
    }

    private static String tag(Fingerprint fingerprint) {
        return "W/\"" + fingerprint.text() + "\"";
    }
}
