package dev.storywire.ingest.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures(Duration.ofMillis(200), Duration.ofSeconds(1));

    @Test
    void thePausesDoubleUpToTheLongest() {
        assertEquals(200, failures.next().toMillis());
        assertEquals(400, failures.next().toMillis());
        assertEquals(800, failures.next().toMillis());
        assertEquals(1000, failures.next().toMillis());
        assertEquals(1000, failures.next().toMillis());
    }

    @Test
    void afterASuccessItBeginsAnew() {
        failures.next();
        failures.next();
        assertFalse(failures.isFirst());
        assertTrue(failures.end());
        assertFalse(failures.end());
        assertEquals(200, failures.next().toMillis());
        assertTrue(failures.isFirst());
    }
}
