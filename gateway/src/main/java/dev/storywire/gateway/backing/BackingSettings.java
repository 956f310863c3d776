package dev.storywire.gateway.backing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the gateway talks to one service behind it. */
public interface BackingSettings {

    /** Where the service is; a path in it comes before every path asked for. */
    URI url();

    /** How long to wait for a connection. */
    @WithDefault("2s")
    Duration connectDeadline();

    /** How long one question may take, from sending it to the last byte of the answer. */
    @WithDefault("5s")
    Duration readDeadline();

    /** How long a question may take whose answer can be left out of a larger one. */
    @WithDefault("2s")
    Duration partDeadline();

    /** How long a document or stories may take, from the first byte sent to the answer's head. */
    @WithDefault("60s")
    Duration sendDeadline();

    /** How many questions are under way at most; further ones wait for their turn. */
    @WithDefault("64")
    int reads();

    /** How many pushes, and beside them how many previews, are under way at most; further ones wait for their turn. */
    @WithDefault("16")
    int sends();

    /** How many calls of a kind wait for their turn at most. */
    @WithDefault("512")
    int waiting();

    /** How long a call waits for its turn; it is refused then. */
    @WithDefault("5s")
    Duration turnDeadline();

    /** How many streams and exports are open at most, and how many wait to be opened; as many as questions are opened at once. */
    @WithDefault("5000")
    int streams();

    /** How long a stream may be silent before it is cut off; its heartbeats come more often. */
    @WithDefault("40s")
    Duration streamSilence();

    /** The largest answer that is taken whole; a larger one counts as a failure. */
    @WithDefault("16M")
    MemorySize answerLimit();

    /** How long a service that failed to answer half of the last questions is left alone. */
    @WithDefault("2s")
    Duration rest();
}
