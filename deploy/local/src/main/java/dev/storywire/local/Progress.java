package dev.storywire.local;

import java.time.Duration;

/** Is told how the start of the suite gets on; may be called by several threads. */
@FunctionalInterface
public interface Progress {

    /**
     * A part can be used.
     *
     * @param part the name of a server or service
     * @param took from its start
     */
    void ready(String part, Duration took);
}
