package dev.storywire.ingest.fetch;

/**
 * User name and password of HTTP's Basic scheme (RFC 7617). Sent to the origin of the request's address alone, never to where a redirect
 * leads, never written to a log.
 *
 * @param user without a colon
 */
public record BasicCredentials(String user, String password) {

    /** Refuses what the scheme can't carry. */
    public BasicCredentials {
        if (user.isEmpty() || user.indexOf(':') >= 0 || hasControls(user) || hasControls(password)) {
            throw new IllegalArgumentException(
                    "A user name has a character at least and no colon, and neither part has control characters.");
        }
    }

    /** Says nothing that must not stand in a log. */
    @Override
    public String toString() {
        return "BasicCredentials[redacted]";
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
