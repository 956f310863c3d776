package dev.storywire.search.access;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;

/** Signs the calls of this service's own commands, which its door would refuse like everybody else's. */
public final class InternalCalls {
    private final List<String> keys;
    private final Clock clock;

    /** @param keys as in {@code storywire.internal.keys}; none where the service asks for none */
    public InternalCalls(List<String> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** With the proof, where there is a key. */
    public HttpRequest.Builder sign(HttpRequest.Builder call) {
        return keys.isEmpty()
                ? call
                : call.header(InternalToken.HEADER, new InternalToken(keys).signed(clock.instant()));
    }
}
