package dev.storywire.ingest.feed;

/**
 * User name and password for HTTP (RFC 7617).
 *
 * @param user without a colon, which basic authentication can't carry
 */
public record Credentials(String user, String password) {

    /** Refuses what HTTP can't carry. */
    public Credentials {
        if (user.isEmpty() || user.indexOf(':') >= 0 || hasControls(user) || hasControls(password)) {
            throw new IllegalArgumentException(
                    "a user name needs a character and no colon; neither part may have control characters");
        }
    }

    /** Says nothing that could end up in a log. */
    @Override
    public String toString() {
        return "credentials";
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
