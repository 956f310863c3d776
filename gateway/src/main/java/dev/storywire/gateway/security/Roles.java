package dev.storywire.gateway.security;

/** The names of the roles, as operations declare them. Each includes the ones before it. */
public final class Roles {

    /** Finds, reads and previews. */
    public static final String READER = "reader";

    /** Pushes stories and documents too. */
    public static final String EDITOR = "editor";

    /** Changes feeds, keys and everything else too. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
