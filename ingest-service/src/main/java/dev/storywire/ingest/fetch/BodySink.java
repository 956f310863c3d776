package dev.storywire.ingest.fetch;

/** Takes the bytes of a body. */
@FunctionalInterface
interface BodySink {

    /** Takes so many bytes, and throws when it can't. */
    void accept(byte[] bytes, int from, int length) throws BodyTrouble;
}
