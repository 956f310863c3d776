package dev.storywire.search.web;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * A body that comes bit by bit. The next piece is asked for when the last one has left this machine, so that whoever
 * makes the pieces never runs ahead of a slow client by more than one.
 */
public record ByteStream(Multi<Buffer> pieces) {}
