package dev.storywire.gateway.backing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {

    private final OpenStreams streams = new OpenStreams();
    private final List<String> ended = new ArrayList<>();

    @Test
    void streamsEndWhenTheProcessIsToEndAndThoseThatComeAfterEndAtOnce() {
        streams.add(() -> ended.add("first"));
        assertEquals(List.of(), ended);

        streams.end(new ShutdownDelayInitiatedEvent());
        assertEquals(List.of("first"), ended);

        streams.add(() -> ended.add("late"));
        assertEquals(List.of("first", "late"), ended);
    }

    @Test
    void aStreamThatIsOverIsNotEndedAgain() {
        Runnable over = streams.add(() -> ended.add("over"));
        over.run();

        streams.end(new ShutdownDelayInitiatedEvent());
        assertEquals(List.of(), ended);
    }
}
