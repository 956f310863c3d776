package dev.storywire.ingest.fetch;

/** Why an address may not be fetched from. */
public enum Refusal {
    /** It can't be read as an absolute address with a host. */
    MALFORMED("The address is not a well-formed http or https address."),
    /** Its scheme is neither http nor https. */
    SCHEME("Only http and https addresses are fetched."),
    /** It carries a user name or password. */
    CREDENTIALS("The address carries a user name or password; these are given apart from it."),
    /** Its port is one that {@code storywire.fetch.ports} doesn't have, or one of a service that is no web server. */
    PORT("The address has a port that is not fetched from."),
    /** Its host is a name of the local network or of the machine itself. */
    HOST("The host is not one of the public internet."),
    /** Its host is, or leads to, an address that is not one of the public internet. */
    ADDRESS("The host leads to an address that is not one of the public internet.");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    /** What is wrong, for people. */
    public String message() {
        return message;
    }
}
