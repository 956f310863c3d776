package dev.storywire.gateway.fake;

import java.util.Map;

/** How a played service answers. */
public sealed interface Reply {

    /** An answer. */
    record Text(int status, String contentType, String body, Map<String, String> headers) implements Reply {

        public Text(int status, String contentType, String body) {
            this(status, contentType, body, Map.of());
        }
    }

    /** An answer without waiting for the body. */
    record Early(Text answer) implements Reply {}

    /** None, ever. */
    record Silence() implements Reply {}

    /** The connection ends instead. */
    record Cut() implements Reply {}

    /** The connection ends in the middle of the answer. */
    record CutHalfWay() implements Reply {}

    /** A beginning, and then nothing for as long as the gateway waits. */
    record Begun(String contentType, String piece) implements Reply {}

    static Text json(String body) {
        return new Text(200, "application/json", body);
    }

    static Text problem(int status, String body) {
        return new Text(status, "application/problem+json", body);
    }
}
