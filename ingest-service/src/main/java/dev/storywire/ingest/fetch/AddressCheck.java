package dev.storywire.ingest.fetch;

/** What the guard says of an address. */
public sealed interface AddressCheck {

    /** It may be fetched from, as far as its text tells; what its host's name leads to is checked when a connection is made. */
    record Accepted(WebAddress address) implements AddressCheck {}

    /** It may not. */
    record Refused(Refusal reason) implements AddressCheck {}
}
