package dev.storywire.ingest.fetch;

/**
 * Undoes one content coding while a body comes in. What comes out goes on at once and in small pieces, so that a bomb is noticed by who takes
 * it, before it has grown.
 */
interface ContentDecoder extends BodySink, AutoCloseable {

    /** The body has ended; throws when it was cut off. */
    void end() throws BodyTrouble;

    /** Frees what is not on the heap. */
    @Override
    void close();
}
