package dev.storywire.search.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;

/** Server-sent events (HTML Living Standard, section 9.2) on the wire. */
final class Frames {
    private final StringBuilder text = new StringBuilder();

    /** How long to wait before connecting again, and where from. */
    Frames opening(long retryMillis, StreamPosition position) {
        text.append("retry: ").append(retryMillis).append('\n');
        return position(position);
    }

    /** A story; JSON has no line breaks of its own. */
    Frames story(StreamPosition position, String json) {
        text.append("id: ")
                .append(position.id())
                .append("\nevent: story\ndata: ")
                .append(json)
                .append("\n\n");
        return this;
    }

    /** An event without data fires nothing, but the client keeps its id: it never resumes from far behind. */
    Frames position(StreamPosition position) {
        text.append("id: ").append(position.id()).append("\n\n");
        return this;
    }

    Frames heartbeat(StreamPosition position) {
        text.append(": still here\n");
        return position(position);
    }

    /** What the client should know of the connection. */
    Frames notice(String name, String json) {
        text.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
        return this;
    }

    Buffer buffer() {
        return Buffer.buffer(text.toString().getBytes(UTF_8));
    }
}
