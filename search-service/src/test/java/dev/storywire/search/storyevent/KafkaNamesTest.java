package dev.storywire.search.storyevent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaNamesTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final List<String> asked = new ArrayList<>();

    @Test
    void takesHostsFromWhatKafkaReads() {
        assertEquals(
                List.of("kafka-1", "::1", "10.0.0.7"),
                KafkaNames.hosts("kafka-1:9092, PLAINTEXT://[::1]:9093 ,,10.0.0.7:9092,nonsense"));
    }

    @Test
    void waitsUntilOneNameIsKnown() throws InterruptedException {
        KafkaNames.await(
                List.of("first", "second"),
                host -> {
                    asked.add(host);
                    return asked.size() == 6;
                },
                Duration.ofMinutes(5),
                PAUSE);

        assertEquals(List.of("first", "second", "first", "second", "first", "second"), asked);
    }

    @Test
    void asksOnceWhereTheNameIsKnown() throws InterruptedException {
        KafkaNames.await(List.of("kafka"), asked::add, Duration.ofMinutes(5), PAUSE);

        assertEquals(List.of("kafka"), asked);
    }

    @Test
    void givesUp() throws InterruptedException {
        KafkaNames.await(
                List.of("kafka"),
                host -> {
                    asked.add(host);
                    return false;
                },
                Duration.ofMillis(20),
                PAUSE);

        assertFalse(asked.isEmpty());
    }

    @Test
    void doesNotWaitWhereThereIsNoName() throws InterruptedException {
        KafkaNames.await(List.of(), asked::add, Duration.ofMinutes(5), PAUSE);

        assertEquals(List.of(), asked);
    }
}
