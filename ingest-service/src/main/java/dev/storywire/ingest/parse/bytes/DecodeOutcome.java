package dev.storywire.ingest.parse.bytes;

/** What became of a document's bytes. */
public sealed interface DecodeOutcome {

    /** They are text now. */
    record Decoded(DecodedDocument document) implements DecodeOutcome {}

    /** They are more than the limits allow; the message is for people and names limit and size. */
    record TooLarge(String code, String message) implements DecodeOutcome {}
}
